import { DAY, HOUR, MINUTE } from '../kernel/time.js';
import type { DeliveryOutcome, DeliveryPlan } from '../kernel/types.js';
import { shape } from './shape.js';
import { type Forgery, signedHeaders } from './signing.js';
import type { Json, Message } from './state.js';
import type { World } from './world.js';

const RETRY_DELAYS_MS = [5_000, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR];
const LONGER_WAIT_MS = MINUTE;
const DISABLED_AFTER_MS = 5 * DAY;

/** Sends a webhook of the event, except while seed data is created. **Source** contract 9.1. */
export function announce(world: World, type: string, businessId: string, data: Json): void {
  if (!world.isSeeding) dispatch(world, newMessage(world, { type, business_id: businessId, data }));
}

/** Creates a message with a new id and stores it for repetitions. */
export function newMessage(
  world: World,
  content: { readonly type: string; readonly business_id: string; readonly data: Json },
): Message {
  const body = JSON.stringify({ ...content, data: shape(content.data, world.settings) });
  const message = { id: `msg_${world.random.token(24)}`, type: content.type, body };
  world.state.messages.push(message);
  return message;
}

/** Sends the message immediately, delayed or reordered, according to commands. */
export function dispatch(world: World, message: Message): void {
  const { outbox } = world.state;
  if (world.notices.toHold === 0 && outbox.toDelay > 0) {
    outbox.toDelay -= 1;
    world.at(world.nowMs + outbox.delayMs, () => deliver(world, message));
  } else world.notices.pass(() => deliver(world, message));
}

/** Delivers to the URL of the settings, if there is one; a forged message has one attempt. */
export function deliver(world: World, message: Message, forgery?: Forgery): void {
  const url = world.settings.webhookUrl;
  if (url === null || world.state.outbox.isDisabled) return;
  const { id, type, body } = message;
  const headers = (_: number, at: Date): Readonly<Record<string, string>> =>
    signedHeaders(world, message, { at, forgery });
  const plan = planOf(world);
  world.context.webhooks.send(
    { id, url, event: type, body, headers },
    forgery ? { ...plan, retryDelaysMs: [] } : plan,
  );
}

/** **Source** contract 9.3. */
function planOf(world: World): DeliveryPlan {
  const { outbox } = world.state;
  return {
    retryDelaysMs: RETRY_DELAYS_MS,
    timeoutMs: world.settings.webhookTimeoutMs,
    accepts(status) {
      const isAccepted = status >= 200 && status < 300;
      if (isAccepted) outbox.failingSinceMs = outbox.lastFailureMs = null;
      return isAccepted;
    },
    nextDelayMs(outcome, plannedMs) {
      countFailure(world);
      if (outcome.headers['webhook-delivery'] === 'abort-message') return null;
      return waitAfter(outcome, withJitter(world, plannedMs));
    },
    gaveUp: () => countFailure(world),
  };
}

function waitAfter({ status, isTimeout, headers }: DeliveryOutcome, plannedMs: number): number {
  const retryAfterMs = Number(headers['retry-after'] ?? Number.NaN) * 1000;
  const waitMs = Number.isNaN(retryAfterMs)
    ? plannedMs
    : Math.min(Math.max(retryAfterMs, plannedMs), 2 * plannedMs);
  return isTimeout || status === 429 ? Math.max(waitMs, LONGER_WAIT_MS) : waitMs;
}

function withJitter(world: World, plannedMs: number): number {
  return world.settings.webhookJitter ? Math.round((plannedMs * world.random.int(80, 120)) / 100) : plannedMs;
}

function countFailure(world: World): void {
  const { outbox } = world.state;
  const { lastFailureMs } = outbox;
  const isRepeated = lastFailureMs !== null && world.nowMs - lastFailureMs <= DAY;
  if (isRepeated) outbox.failingSinceMs ??= lastFailureMs;
  outbox.lastFailureMs = world.nowMs;
  if (outbox.failingSinceMs !== null && world.nowMs - outbox.failingSinceMs >= DISABLED_AFTER_MS)
    outbox.isDisabled = true;
}
