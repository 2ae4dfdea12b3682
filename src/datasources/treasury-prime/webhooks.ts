import { type BasicSecrets, verifyBasicWebhook } from '../../auth/index.js';
import type { ConnectorRef } from '../../domain/capabilities.js';
import type { EventChange } from '../../domain/event.js';
import { type NodeKind, toGlobalId } from '../../domain/ids.js';
import {
  toJsonBody,
  toWebhookType,
  UNREADABLE,
  type WebhookNotice,
  type WebhooksPort,
} from '../ports/webhooks.js';
import { isId, TRANSFER_RESOURCES, toTransferRef } from './refs.js';

const CHANGES: Readonly<Record<string, EventChange>> = {
  create: 'CREATED',
  update: 'UPDATED',
  delete: 'REMOVED',
};

/** The resources with an object in the common model, besides transfers. */
const KINDS: Readonly<Record<string, NodeKind>> = {
  account: 'Account',
  business: 'Business',
  card: 'Card',
  counterparty: 'Counterparty',
  transaction: 'Transaction',
};

/** The webhooks of Treasury Prime. They have no signature and no id; user and secret are read again for every webhook. */
export function webhooksPort(connector: ConnectorRef, basic: BasicSecrets | null): WebhooksPort {
  return {
    isConfigured: basic !== null,
    async receive({ headers, body }) {
      if (basic === null) return null;
      const [user, password] = await Promise.all([basic.user(), basic.password()]);
      const isProven = verifyBasicWebhook(headers['authorization'], { user, password });
      return isProven ? { ...toNotice(connector, body), deliveryId: null } : null;
    },
  };
}

/** **Source** webhooks: `event` is `<resource>.<create|update|delete>`. */
function toNotice({ name }: ConnectorRef, body: Buffer): Omit<WebhookNotice, 'deliveryId'> {
  const json = toJsonBody(body);
  if (json === null) return { type: UNREADABLE, subject: null, change: 'UPDATED' };
  const type = toWebhookType(json['event']);
  const [resource = '', op = ''] = type.split('.');
  const change = CHANGES[op];
  const id = json['id'];
  if (!change || typeof id !== 'string' || !isId(id)) return { type, subject: null, change: 'UPDATED' };
  const transfer = TRANSFER_RESOURCES.find((each) => each === resource);
  if (transfer)
    return { type, change, subject: toSubject(name, 'Transfer', toTransferRef({ resource: transfer, id })) };
  const kind = Object.hasOwn(KINDS, resource) ? KINDS[resource] : undefined;
  return { type, change, subject: kind ? toSubject(name, kind, id) : null };
}

function toSubject(connector: string, kind: NodeKind, ref: string): WebhookNotice['subject'] {
  return { kind, id: toGlobalId({ connector, kind, ref }) };
}
