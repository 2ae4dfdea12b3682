import type { PortfoliosPort } from '../../ports/ports.js';
import { readRecord } from '../../reading/records.js';
import type { TreasureApi } from '../api.js';
import { toPortfolio } from '../mappers/to-portfolio.js';
import { businessPath } from '../paths.js';
import { parseBusinessRef } from '../refs.js';
import { orNone } from '../refusals.js';

/** How the one portfolio of each business is spread. */
export function portfoliosPort(api: TreasureApi): PortfoliosPort {
  return {
    read: async (call, ref) => {
      const businessId = parseBusinessRef(ref);
      if (businessId === null) return null;
      const answer = await orNone(api.upstream.get(call, businessPath(businessId, 'portfolio')));
      return (
        answer &&
        readRecord(api, 'portfolio', answer, (fields) => toPortfolio(fields, businessId, api.connector))
      );
    },
  };
}
