import type { PortfoliosPort } from '../../ports/ports.js';
import { readNamed } from '../../reading/named.js';
import type { TreasureApi } from '../api.js';
import { toPortfolio } from '../mappers/to-portfolio.js';
import { businessPath } from '../paths.js';
import { parseBusinessRef } from '../refs.js';
import { orNone } from '../refusals.js';
import { portfolioOf } from './account-reads.js';

/** How the one portfolio of each business is spread. */
export function portfoliosPort(api: TreasureApi): PortfoliosPort {
  return {
    read: async (call, ref) => {
      const businessId = parseBusinessRef(ref);
      if (businessId === null) return null;
      const answer = await orNone(api.upstream.get(call, businessPath(businessId, 'portfolio')));
      if (!answer) return null;
      return readNamed(api, answer, portfolioOf(businessId), (fields) =>
        toPortfolio(fields, businessId, api.connector),
      );
    },
  };
}
