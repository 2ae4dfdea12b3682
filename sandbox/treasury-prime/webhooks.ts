import { basic } from '../kernel/credentials.js';
import { SECOND } from '../kernel/time.js';
import type { Delivery, DeliveryPlan } from '../kernel/types.js';
import type { WebhookRecord } from './state.js';
import type { World } from './world.js';

const RETRIES = 15;

/** The target and the registration of a notice. */
export interface Target {
  readonly url: string;
  readonly basicUser: string | null;
  readonly basicSecret: string | null;
}

/** Sends the event to every enabled registration, except while seed data is created. **Source** contract 16. */
export function notify(world: World, event: string, id: string): void {
  if (world.isSeeding) return;
  world.notices.pass(() => void sendToRegistered(world, event, id));
}

/** Sends immediately to the registrations of the event; returns their number. */
export function sendToRegistered(world: World, event: string, id: string): number {
  const webhooks = enabledFor(world, event);
  for (const webhook of webhooks) {
    const isWanted = (): boolean => webhook.status === 'enabled' && !!world.state.webhooks.get(webhook.id);
    sendNotice(world, { event, id, target: webhook, isWanted, gaveUp: () => countFailure(world, webhook) });
  }
  return webhooks.length;
}

/** The enabled registrations of the event. */
export function enabledFor(world: World, event: string): readonly WebhookRecord[] {
  return world.state.webhooks.newestFirst().filter((one) => one.event === event && one.status === 'enabled');
}

/** A notice in delivery: its target, whether it is still wanted, and the action after its last failure. */
export interface Notice {
  readonly event: string;
  readonly id: string;
  readonly target: Target;
  isWanted?(): boolean;
  gaveUp?(): void;
}

/** Delivers one notice with retries until it is accepted. */
export function sendNotice(world: World, notice: Notice): void {
  const { event, id, target } = notice;
  const user = target.basicUser;
  const headers = {
    'Content-Type': 'application/json',
    ...(user === null ? {} : { Authorization: basic(user, target.basicSecret ?? '') }),
  };
  const url = `${world.context.origin()}${pathOf(event, id)}`;
  const delivery: Delivery = {
    id: world.random.uuid(),
    url: target.url,
    event,
    body: JSON.stringify({ event, op: event.split('.').at(-1), id, url }),
    headers: () => headers,
  };
  world.context.webhooks.send(delivery, planOf(world, notice));
}

function planOf(world: World, notice: Notice): DeliveryPlan {
  const { webhookRetryScale, webhookTimeoutMs } = world.settings;
  return {
    retryDelaysMs: Array.from({ length: RETRIES }, (_, n) => 2 ** n * SECOND * webhookRetryScale),
    timeoutMs: webhookTimeoutMs,
    accepts: (status) => status === 200 || status === 202,
    nextDelayMs: (_, plannedMs) => ((notice.isWanted?.() ?? true) ? plannedMs : null),
    gaveUp: () => notice.gaveUp?.(),
  };
}

function pathOf(event: string, id: string): string {
  const resource = event.split('.')[0] ?? '';
  return `/${resource === 'hold_expiration' ? 'transaction' : resource}/${id}`;
}

function countFailure(world: World, webhook: WebhookRecord): void {
  webhook.failures += 1;
  if (webhook.failures < world.settings.webhookFailuresToError || webhook.status !== 'enabled') return;
  webhook.status = 'error';
  webhook.error = 'Too many failed deliveries.';
  webhook.updatedMs = world.nowMs;
}
