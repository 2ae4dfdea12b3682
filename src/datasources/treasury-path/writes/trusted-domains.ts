import { MalformedResponseError, UpstreamError } from '../../../domain/errors.js';
import { toGlobalId } from '../../../domain/ids.js';
import { toDomains, trustedDomainErrors } from '../../../domain/rules/trusted-domains.js';
import type { TrustedDomainConfig } from '../../../domain/trusted-domain-config.js';
import type { Answer, Call } from '../../http/upstream.js';
import type { TrustedDomainsPort } from '../../ports/ports.js';
import { invalidResponse } from '../../reading/records.js';
import type { TreasuryPathApi } from '../api.js';
import { readUpsert } from '../json/upsert-answer.js';
import { toUpsertBody } from '../mappers/upsert-body.js';
import { isRefusal, trustedDomainRefusals } from '../user-errors.js';
import { type KnownDomains, WORKSPACE } from './known-domains.js';

/**
 * Reads and sets the one configuration that all companies of the workspace share. Setting it replaces it completely, so that the request
 * can be repeated. Its value is known only as far as the gateway recorded it. **Source** trusted domains.
 */
export function trustedDomainsPort(api: TreasuryPathApi, known: KnownDomains): TrustedDomainsPort {
  const { name } = api.connector;
  const toConfig = (domains: readonly string[]): TrustedDomainConfig => ({
    id: toGlobalId({ connector: name, kind: 'TrustedDomainConfig', ref: WORKSPACE }),
    connector: name,
    domains,
  });
  return {
    read: async () => {
      const domains = await known.read();
      return domains && toConfig(domains);
    },
    upsert: async (call, given) => {
      const domains = toDomains(given);
      const errors = trustedDomainErrors(domains);
      if (errors.length > 0) return { errors };
      try {
        const { held, answer } = await replace({ api, known, call }, domains);
        confirm(api, answer, domains, held);
        return { value: toConfig(held) };
      } catch (error) {
        if (isRefusal(error)) return { errors: trustedDomainRefusals(error) };
        throw error;
      }
    },
  };
}

interface Replacing {
  readonly api: TreasuryPathApi;
  readonly known: KnownDomains;
  readonly call: Call;
}

/** Sends the list once and records the outcome. If the outcome is not known, the domains are no longer known either. */
async function replace(
  { api, known, call }: Replacing,
  domains: readonly string[],
): Promise<{ readonly answer: Answer; readonly held: readonly string[] }> {
  try {
    const answer = await api.graphql(call, toUpsertBody(domains));
    const held = readUpsert(api, answer);
    await known.learn(held, api.clock.nowMs());
    return { answer, held };
  } catch (error) {
    if (mayHaveReplaced(error)) await known.learn(null, api.clock.nowMs());
    throw error;
  }
}

const OPEN_ENDED: ReadonlySet<string> = new Set(['TIMEOUT', 'UNAVAILABLE', 'INVALID_RESPONSE']);

function mayHaveReplaced(error: unknown): boolean {
  return error instanceof UpstreamError && error.sent !== 'no' && OPEN_ENDED.has(error.code);
}

/** **Throws** `UpstreamError` INVALID_RESPONSE when the trusted domains in the answer differ from the requested ones. */
function confirm(
  { connector }: TreasuryPathApi,
  answer: Answer,
  asked: readonly string[],
  held: readonly string[],
): void {
  const trusted = new Set(toDomains(held));
  if (trusted.size === asked.length && asked.every((domain) => trusted.has(domain))) return;
  const cause = new MalformedResponseError('trustedDomainConfig.domains', 'the domains asked for', held);
  throw invalidResponse(connector, answer, cause);
}
