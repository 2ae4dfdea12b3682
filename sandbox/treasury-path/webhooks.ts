import { hs256 } from '../kernel/credentials.js';
import { HOUR, MINUTE, SECOND } from '../kernel/time.js';
import type { DeliveryPlan } from '../kernel/types.js';
import type { EndpointRecord, EventRecord, Json } from './state.js';
import { iso } from './time.js';
import type { World } from './world.js';

/** The event names of endpoints; the last two are undocumented. **Source** contract 12. */
export const EVENT_NAMES: readonly string[] = [
  'PaymentEvents::CompletedEvent',
  'PaymentEvents::FailedEvent',
  'PaymentEvents::CancelledEvent',
  'PaymentEvents::DebitInitiatedEvent',
  'BankAccountEvents::CreatedEvent',
  'BankAccountEvents::UpdatedEvent',
  'BankAccountEvents::DeletedEvent',
  'PaymentProfileEvents::CreatedEvent',
  'PaymentProfileEvents::FailedEvent',
  'EntityFeatureEvents::UpdatedEvent',
  'PaymentBatchCompletedEvent',
];

const PLAN: DeliveryPlan = {
  retryDelaysMs: [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR],
  timeoutMs: 10 * SECOND,
  accepts: (status) => status >= 200 && status < 300,
};

/** An event to send. */
export interface Notice {
  readonly event: string;
  readonly companyId: string;
  readonly data: Json;
}

/** Sends the event to every subscribed endpoint, except while seed data is created. */
export function notify(world: World, notice: Notice): void {
  if (world.isSeeding) return;
  const told = record(world, notice);
  world.notices.pass(() => void send(world, told));
}

/** Stores an event with its number and its bytes. */
export function record(world: World, { event, companyId, data }: Notice): EventRecord {
  const { events } = world.state;
  const id = `evt_${String(events.length + 1).padStart(4, '0')}`;
  const content = { id, event, created_at: iso(world.nowMs), company_id: companyId, data };
  const told: EventRecord = { id, event, companyId, body: JSON.stringify(content) };
  events.push(told);
  return told;
}

/** Delivers an event to all subscribed endpoints; returns their number. */
export function send(
  world: World,
  told: EventRecord,
  signatureOf: (secret: string, body: string) => string | null = signature,
): number {
  const endpoints = askedFor(world, told);
  for (const { url, secret } of endpoints) {
    const signed = signatureOf(secret, told.body);
    const headers = {
      'Content-Type': 'application/json',
      ...(signed === null ? {} : { 'X-TreasuryPath-Signature': signed }),
    };
    const { id, event, body } = told;
    world.context.webhooks.send({ id, event, body, url, headers: () => headers }, PLAN);
  }
  return endpoints.length;
}

/** Lower-case hex HMAC-SHA256 over the raw body. **Source** contract 12. */
export function signature(secret: string, body: string): string {
  return hs256(body, secret).toString('hex');
}

function askedFor({ state }: World, { event, companyId }: EventRecord): readonly EndpointRecord[] {
  return state.endpoints
    .newestFirst()
    .filter((one) => one.isActive && one.events.includes(event))
    .filter((one) => one.companyId === null || one.companyId === companyId);
}
