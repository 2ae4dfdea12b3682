import { MalformedResponseError, UpstreamError } from '../../../domain/errors.js';
import { userError } from '../../../domain/rules/user-errors.js';
import type { Answer, Call } from '../../http/upstream.js';
import type { WebhookDashboardPort } from '../../ports/ports.js';
import { invalidResponse, readRecord } from '../../reading/records.js';
import type { TreasureApi } from '../api.js';
import { isSafeLink } from '../reads/links.js';

/** **Source** webhooks dashboard: the method is not documented; a read (assumed). */
const PATH = '/v1/webhooks/dashboard';

const REFUSALS: ReadonlySet<string> = new Set(['REJECTED', 'NOT_FOUND', 'FORBIDDEN']);

/** Anyone with the link is logged in. It is read afresh, with a memo that is discarded at once. */
export function webhookDashboardPort(api: TreasureApi): WebhookDashboardPort {
  return {
    createLink: async (call) => {
      const alone: Call = { ...call, memo: new Map() };
      try {
        return { value: readLink(api, await api.upstream.get(alone, PATH, {}, { fresh: true })) };
      } catch (error) {
        if (!(error instanceof UpstreamError) || !REFUSALS.has(error.code)) throw error;
        const message = `${api.connector.name} gives no link to its webhook dashboard`;
        return { errors: [userError(null, message, 'PROVIDER_REJECTED')] };
      }
    },
  };
}

/** **Throws** `UpstreamError` INVALID_RESPONSE, without the link. */
function readLink(api: TreasureApi, answer: Answer): string {
  const link = readRecord(api, 'webhook_dashboard', answer, (fields) => fields.text('dashboard_url'));
  if (isSafeLink(link)) return link;
  const cause = new MalformedResponseError('webhook_dashboard.dashboard_url', 'an https link', link);
  throw invalidResponse(api.connector, answer, cause);
}
