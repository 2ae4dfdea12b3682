import type { ConnectorRef } from '../../../domain/capabilities.js';
import type { CreateHostedPageToken } from '../../../domain/commands.js';
import type { HostedPagePurpose } from '../../../domain/hosted-page.js';
import { fromGlobalId } from '../../../domain/ids.js';
import type { UserError } from '../../../domain/operation.js';
import { userError } from '../../../domain/rules/user-errors.js';
import { parseOwnedId } from '../refs.js';
import { returnUrlErrors, toSentUrl } from './return-url.js';

/** The body of a request for a token. **Source** hosted-page tokens. */
export interface HostedPageBody {
  readonly entity_id: string;
  readonly purpose: string;
  readonly return_url?: string;
}

/** A requested page. */
export interface HostedPageOrder {
  readonly purpose: HostedPagePurpose;
  /** The URL of the page, without a token. */
  readonly address: string;
  readonly body: HostedPageBody;
}

/** **Source** hosted-page tokens: the purpose and the path of its page. */
const PAGES: Readonly<Record<HostedPagePurpose, { readonly purpose: string; readonly path: string }>> = {
  FUNDING_ACCOUNTS: { purpose: 'funding_accounts', path: '/funding-accounts' },
};

/** A command → the order, or every known error in the command. `hostedUrl` is null where hosted pages are not configured. */
export function toHostedPageOrder(
  connector: ConnectorRef,
  { entityId, purpose, returnUrl }: CreateHostedPageToken,
  hostedUrl: string | null,
): HostedPageOrder | { readonly errors: readonly UserError[] } {
  const entity_id = toEntityId(connector, entityId);
  const errors = [
    ...(hostedUrl === null ? [noHostedPages(connector)] : []),
    ...(entity_id === null ? [noEntity(connector)] : []),
    ...(returnUrl === null ? [] : returnUrlErrors(returnUrl)),
  ];
  if (hostedUrl === null || entity_id === null || errors.length > 0) return { errors };
  const page = PAGES[purpose];
  const body = { entity_id, purpose: page.purpose };
  return {
    purpose,
    address: `${hostedUrl.replace(/\/+$/, '')}${page.path}`,
    body: returnUrl === null ? body : { ...body, return_url: toSentUrl(returnUrl) },
  };
}

/** The entity of a business, or an id of TreasuryPath unchanged; null for a global id of any other kind. */
function toEntityId(connector: ConnectorRef, entityId: string): string | null {
  if (!fromGlobalId(entityId)) return entityId;
  return parseOwnedId(connector, 'Business', entityId)?.id ?? null;
}

function noHostedPages({ name }: ConnectorRef): UserError {
  const message = `${name} has no hosted pages: no address of them is configured`;
  return userError('connector', message, 'CAPABILITY_UNSUPPORTED');
}

function noEntity({ name }: ConnectorRef): UserError {
  return userError('entityId', `required a business of ${name}`, 'NOT_FOUND');
}
