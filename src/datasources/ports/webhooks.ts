import type { WebhookHeaders } from '../../auth/index.js';
import type { EventChange } from '../../domain/event.js';
import type { NodeKind } from '../../domain/ids.js';

/** A webhook as it arrived. */
export interface ArrivedWebhook {
  /** By lower-case name. */
  readonly headers: WebhookHeaders;
  /** Byte for byte. */
  readonly body: Buffer;
}

/** The object of a webhook. */
export interface WebhookSubject {
  readonly kind: NodeKind;
  /** Global id. */
  readonly id: string;
}

/** What a webhook says. State is never taken from it: the object is read again. */
export interface WebhookNotice {
  /** The same for each repeat; null if the provider sends no id. */
  readonly deliveryId: string | null;
  /** The provider's word, or `unreadable`. */
  readonly type: string;
  /** Null for a type without an object in the common model, and for an unknown type. */
  readonly subject: WebhookSubject | null;
  readonly change: EventChange;
}

/** Receives the webhooks of a connector. */
export interface WebhooksPort {
  /** Whether the configuration has what webhooks prove themselves with. */
  readonly isConfigured: boolean;
  /** The notice of a webhook; null if it does not prove that the provider sent it. `nowMs`: milliseconds since 1970. */
  readonly receive: (arrived: ArrivedWebhook, nowMs: number) => Promise<WebhookNotice | null>;
}

/** The type of a webhook whose body is not the documented one. */
export const UNREADABLE = 'unreadable';

/** The longest type that is stored. **Units** characters. */
const MAX_TYPE = 64;

/** The provider's word for the type of a webhook. */
export function toWebhookType(word: unknown): string {
  return typeof word === 'string' && /^[\w.:-]+$/.test(word) && word.length <= MAX_TYPE ? word : UNREADABLE;
}

/** A JSON object in a body; null for any other body. */
export function toJsonBody(body: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}
