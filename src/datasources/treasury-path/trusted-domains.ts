import { toGlobalId } from '../../domain/ids.js';
import type { TrustedDomainsPort } from '../ports/ports.js';
import type { TreasuryPathApi } from './api.js';

/** The hosts that are known to be trusted; null while nothing is known. */
export type KnownDomains = () => Promise<readonly string[] | null>;

/** The one configuration that all companies of the workspace share. TreasuryPath offers no way to read it. **Source** trusted domains. */
export function trustedDomainsPort({ connector }: TreasuryPathApi, known: KnownDomains): TrustedDomainsPort {
  return {
    read: async () => {
      const domains = await known();
      if (!domains) return null;
      const id = toGlobalId({ connector: connector.name, kind: 'TrustedDomainConfig', ref: 'workspace' });
      return { id, connector: connector.name, domains };
    },
  };
}
