import type { HostedPagesPort } from '../../ports/ports.js';
import { readRecord } from '../../reading/records.js';
import type { TreasuryPathApi } from '../api.js';
import { readHostedPageToken } from '../json/records.js';
import { toHostedPageToken } from '../mappers/to-hosted-page.js';
import { HOSTED_PAGE_TOKENS_PATH } from '../paths.js';
import { hostedPageErrors, isRefusal } from '../user-errors.js';
import { toHostedPageOrder } from './hosted-page-order.js';

/** The settings for creating tokens, besides the API. */
export interface HostedPageSettings {
  /** The base URL of the pages. Never taken from an answer; null where hosted pages are not configured. */
  readonly hostedUrl: string | null;
}

/** Every call creates a new token, which the gateway does not store. An earlier token stays valid. **Source** hosted-page tokens. */
export function hostedPagesPort(api: TreasuryPathApi, { hostedUrl }: HostedPageSettings): HostedPagesPort {
  return {
    create: async (call, command) => {
      const order = toHostedPageOrder(api.connector, command, hostedUrl);
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
