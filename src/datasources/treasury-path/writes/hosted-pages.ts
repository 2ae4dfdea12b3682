import { UpstreamError } from '../../../domain/errors.js';
import type { HostedPagesPort } from '../../ports/ports.js';
import { readRecord } from '../../reading/records.js';
import type { TreasuryPathApi } from '../api.js';
import { readHostedPageToken } from '../json/records.js';
import { toHostedPageToken } from '../mappers/to-hosted-page.js';
import { HOSTED_PAGE_TOKENS_PATH } from '../paths.js';
import { hostedPageErrors, isRefusal } from '../user-errors.js';
import { toHostedPageOrder } from './hosted-page-order.js';
import type { KnownDomains } from './known-domains.js';

/** What tokens are made with, beside the API. */
export interface HostedPageSettings {
  /** Where the pages are. Never taken from an answer; null where no pages are to be made. */
  readonly hostedUrl: string | null;
  readonly known: Pick<KnownDomains, 'read'>;
}

/** Every call makes a token of its own, which nothing here keeps. An earlier one stays good. **Source** hosted-page tokens. */
export function hostedPagesPort(
  api: TreasuryPathApi,
  { hostedUrl, known }: HostedPageSettings,
): HostedPagesPort {
  return {
    create: async (call, command) => {
      const trusted = command.returnUrl === null ? null : await orUnknown(known.read());
      const order = toHostedPageOrder(api.connector, command, { hostedUrl, trusted });
      if ('errors' in order) return order;
      const startedMs = api.clock.nowMs();
      try {
        const request = { method: 'POST', path: HOSTED_PAGE_TOKENS_PATH, body: order.body } as const;
        const answer = await api.upstream.send(call, request);
        const value = readRecord(api, 'hosted_page_token', answer, (fields) =>
          toHostedPageToken(readHostedPageToken(fields.object('data')), order, startedMs),
        );
        return { value };
      } catch (error) {
        if (!isRefusal(error)) throw error;
        return { errors: hostedPageErrors(error) };
      }
    },
  };
}

/** TreasuryPath checks the address too: what cannot be looked up here is left to it. */
async function orUnknown(reading: Promise<readonly string[] | null>): Promise<readonly string[] | null> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    return null;
  }
}
