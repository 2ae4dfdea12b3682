import { UpstreamError } from '../../../domain/errors.js';
import type { Memorable, Memory, Remembered } from '../../../domain/memory.js';
import type { Reader } from '../../reading/records.js';

/** The ref of the one configuration that all companies of a workspace share. */
export const WORKSPACE = 'workspace';

/** The trusted hosts, as far as they are known: TreasuryPath has no request to read them. **Source** trusted domains. */
export interface KnownDomains {
  /** Null when the hosts are not known, which differs from an empty list. **Throws** `UpstreamError` when the record cannot be read. */
  read(): Promise<readonly string[] | null>;
  /** Records the hosts as of `atMs`, in milliseconds since 1970 UTC; null: they are no longer known. Never throws: the mutation stands. */
  learn(domains: readonly string[] | null, atMs: number): Promise<void>;
}

/** The hosts that TreasuryPath last returned, or the configured ones before the first answer. */
export function openKnownDomains(
  { connector, telemetry }: Reader,
  memory: Memory,
  configured: readonly string[] | null,
): KnownDomains {
  const memorable: Memorable = { connector: connector.name, kind: 'TrustedDomainConfig', ref: WORKSPACE };
  const report = (message: string, err: unknown) =>
    telemetry.log('error', message, { connector: connector.name, err });
  return {
    read: async () => {
      try {
        const remembered = await memory.recall(memorable);
        return remembered ? domainsOf(remembered) : configured;
      } catch (error) {
        report('what is known of trusted domains could not be read', error);
        const says = 'has trusted domains on record here that cannot be looked up at the moment';
        throw new UpstreamError({ connector, code: 'UNAVAILABLE', sent: 'no', says, cause: error });
      }
    },
    learn: async (domains, atMs) => {
      try {
        await memory.remember(memorable, { domains }, atMs);
      } catch (error) {
        report('what was learnt of trusted domains could not be kept', error);
      }
    },
  };
}

function domainsOf({ facts }: Remembered): readonly string[] | null {
  const { domains } = facts;
  return Array.isArray(domains) ? domains.filter((domain) => typeof domain === 'string') : null;
}
