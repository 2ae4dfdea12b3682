import { accountView } from './bank-account-view.js';
import { batchView } from './batch-end.js';
import { fail, missing } from './errors.js';
import { featureView } from './features.js';
import * as fields from './fields.js';
import { paymentView } from './payment-view.js';
import { profileView } from './profile-view.js';
import type { EventRecord, Json } from './state.js';
import { type Notice, record, send, signature } from './webhooks.js';
import type { World } from './world.js';

/** The commands that send, repeat, delay, reorder and forge notices. */
export const NOTICE_COMMANDS: Readonly<Record<string, (world: World, command: Json) => Json>> = {
  emit: (world, command) => sent(world, record(world, noticeOf(world, command))),
  duplicate,
  delay,
  reorder,
  forge,
};

function sent(world: World, told: EventRecord): Json {
  return { eventId: told.id, sent: send(world, told) };
}

/** Sends an event again with the same id and bytes: the given one, or the last one. */
function duplicate(world: World, command: Json): Json {
  const { events } = world.state;
  const id = fields.optionalText(command, 'eventId');
  const told = id === null ? events.at(-1) : events.find((event) => event.id === id);
  if (!told) throw missing('eventId', 'Event');
  const times = countOf(command, 'times', 1);
  let count = 0;
  for (let n = 0; n < times; n += 1) count += send(world, told);
  return { eventId: told.id, sent: count };
}

function delay(world: World, command: Json): Json {
  const told = record(world, noticeOf(world, command));
  const ms = countOf(command, 'ms', 1_000);
  world.at(world.nowMs + ms, () => void send(world, told));
  return { eventId: told.id, delayedMs: ms };
}

/** Holds the next events and sends them in reverse order. */
function reorder(world: World, command: Json): Json {
  world.notices.toHold = countOf(command, 'count', 2);
  return { holding: world.notices.toHold };
}

/** Sends an event with an invalid signature. */
function forge(world: World, command: Json): Json {
  const told = record(world, noticeOf(world, command));
  const kind = fields.wordOf(command['signature'] ?? 'wrong', 'signature', ['wrong', 'none']);
  const forged = (_: string, body: string): string | null =>
    kind === 'none' ? null : signature('an intruder guesses', body);
  return { eventId: told.id, sent: send(world, told, forged) };
}

/** An event about the current object. */
function noticeOf(world: World, command: Json): Notice {
  const event = fields.requiredText(command, 'event');
  const id = fields.requiredText(command, 'id');
  const { accounts, profiles, payments, batches, features } = world.state;
  const [account, profile, payment] = [accounts.get(id), profiles.get(id), payments.get(id)];
  if (account) return { event, companyId: account.companyId, data: accountView(world, account) };
  if (profile) return { event, companyId: profile.companyId, data: profileView(world, profile) };
  if (payment) return { event, companyId: payment.companyId, data: paymentView(world, payment) };
  const [batch, feature] = [batches.get(id), features.get(id)];
  if (batch) return { event, companyId: batch.companyId, data: batchView(world, batch) };
  if (feature) return { event, companyId: feature.companyId, data: featureView(world, feature) };
  throw missing('id', 'Object');
}

/** A whole number of a command, above zero. **Throws** `HttpReply` 400. */
export function countOf(command: Json, name: string, fallback: number): number {
  const value = command[name] ?? fallback;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1) return value;
  throw fail(400, name, `${name} must be a whole number above 0`);
}
