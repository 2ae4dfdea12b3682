import { verifyStandardWebhook } from '../../auth/index.js';
import type { ConnectorRef } from '../../domain/capabilities.js';
import type { EventChange } from '../../domain/event.js';
import { isProviderId, type NodeKind, toGlobalId } from '../../domain/ids.js';
import {
  toJsonBody,
  toWebhookType,
  UNREADABLE,
  type WebhookNotice,
  type WebhooksPort,
} from '../ports/webhooks.js';
import { toAccountRef, toBusinessRef, toOwnedRef } from './refs.js';
import type { TreasureSettings } from './settings.js';

/** The business of a webhook, and the id of the object in it. */
interface Ids {
  readonly businessId: string;
  readonly id: string;
}

interface Documented {
  readonly kind: NodeKind;
  readonly change: EventChange;
  readonly ref: (ids: Ids) => string;
}

const ofBusiness = ({ businessId }: Ids) => toBusinessRef(businessId);
const ofBankAccount = (ids: Ids) => toAccountRef({ kind: 'bank_account', ...ids });

/** **Source** webhooks, events and body. */
const TYPES: Readonly<Record<string, Documented>> = {
  'bank_account.created': { kind: 'Account', change: 'CREATED', ref: ofBankAccount },
  'bank_account.updated': { kind: 'Account', change: 'UPDATED', ref: ofBankAccount },
  'business.created': { kind: 'Business', change: 'CREATED', ref: ofBusiness },
  'business.updated': { kind: 'Business', change: 'UPDATED', ref: ofBusiness },
  'document.created': { kind: 'Document', change: 'CREATED', ref: toOwnedRef },
  'onboarding.updated': { kind: 'Business', change: 'UPDATED', ref: ofBusiness },
  'portfolio.updated': { kind: 'Portfolio', change: 'UPDATED', ref: ofBusiness },
  'transfer.created': { kind: 'Transfer', change: 'CREATED', ref: toOwnedRef },
  'transfer.updated': { kind: 'Transfer', change: 'UPDATED', ref: toOwnedRef },
};

/** The webhooks of Svix. Each secret is read again for every webhook. */
export function webhooksPort(
  connector: ConnectorRef,
  { svixSecret, olderSvixSecrets }: Pick<TreasureSettings, 'svixSecret' | 'olderSvixSecrets'>,
): WebhooksPort {
  const secrets = svixSecret ? [svixSecret, ...olderSvixSecrets] : [];
  return {
    isConfigured: secrets.length > 0,
    async receive({ headers, body }, nowMs) {
      const current = await Promise.all(secrets.map((secret) => secret()));
      const deliveryId = verifyStandardWebhook({ headers, body, nowMs }, current);
      return deliveryId === null ? null : { ...toNotice(connector, body), deliveryId };
    },
  };
}

function toNotice({ name }: ConnectorRef, body: Buffer): Omit<WebhookNotice, 'deliveryId'> {
  const json = toJsonBody(body);
  if (json === null) return { type: UNREADABLE, subject: null, change: 'UPDATED' };
  const type = toWebhookType(json['type']);
  const documented = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  const businessId = json['business_id'];
  const id = (json['data'] as { readonly id?: unknown } | null | undefined)?.id ?? businessId;
  if (!documented || !isId(businessId) || !isId(id)) return { type, subject: null, change: 'UPDATED' };
  const { kind, change, ref } = documented;
  return {
    type,
    change,
    subject: { kind, id: toGlobalId({ connector: name, kind, ref: ref({ businessId, id }) }) },
  };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && isProviderId(value);
}
