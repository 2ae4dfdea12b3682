import { MalformedResponseError } from '../../../domain/errors.js';
import type { HostedPageToken } from '../../../domain/hosted-page.js';
import type { HostedPageTokenJson } from '../json/records.js';
import type { HostedPageOrder } from '../writes/hosted-page-order.js';
import { isSameUrl } from '../writes/return-url.js';
import { tokenLife } from '../writes/token-life.js';

/** **Source** hosted-page tokens. */
const LIFE_SECONDS = 2 * 60 * 60;

/**
 * A token → the page that it opens, at our own address of it. `startedMs`: when it was asked for. **Throws** `MalformedResponseError` for a
 * token of another purpose, or one that leads elsewhere than was asked for.
 */
export function toHostedPageToken(
  { token, purpose, return_url }: HostedPageTokenJson,
  { purpose: asked, address, body }: HostedPageOrder,
  startedMs: number,
): HostedPageToken {
  if (purpose !== body.purpose)
    throw new MalformedResponseError('hosted_page_token.purpose', 'the purpose asked for', purpose);
  if (return_url !== null && !isSameUrl(return_url, body.return_url ?? ''))
    throw new MalformedResponseError('hosted_page_token.return_url', 'the address asked for', return_url);
  return {
    token,
    purpose: asked,
    hostedPageUrl: `${address}?token=${encodeURIComponent(token)}`,
    expiresAt: new Date(
      startedMs + Math.round(tokenLife(token, startedMs, LIFE_SECONDS) * 1000),
    ).toISOString(),
    returnUrl: return_url,
    returnUrlIgnored: body.return_url !== undefined && return_url === null,
  };
}
