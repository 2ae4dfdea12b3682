import type { JsonObject } from '../kernel/json.js';
import { sendInTurn } from '../kernel/notices.js';
import { fail } from './errors.js';
import * as fields from './fields.js';
import { enabledFor, sendNotice, sendToRegistered, type Target } from './webhooks.js';
import type { World } from './world.js';

interface Notice {
  readonly event: string;
  readonly id: string;
}

/** The commands that send, repeat, delay, reorder and forge notices. */
export const NOTICE_COMMANDS: Readonly<Record<string, (world: World, command: JsonObject) => unknown>> = {
  emit: (world, command) => ({ sent: send(world, command, noticeOf(command)) }),
  duplicate,
  delay,
  reorder,
  forge,
};

function duplicate(world: World, command: JsonObject): unknown {
  const notice = noticeOf(command);
  const times = countOf(command, 'times', 2);
  let sent = 0;
  for (let n = 0; n < times; n += 1) sent += send(world, command, notice);
  return { sent };
}

function delay(world: World, command: JsonObject): unknown {
  const notice = noticeOf(command);
  const ms = countOf(command, 'ms', 1_000);
  world.at(world.nowMs + ms, () => void send(world, command, notice));
  return { delayedMs: ms };
}

/** Sends the given notices in reverse order, or holds the next `count` notices and sends them in reverse order. */
function reorder(world: World, command: JsonObject): unknown {
  const given = command['events'];
  if (!Array.isArray(given)) {
    world.notices.toHold = countOf(command, 'count', 2);
    return { holding: world.notices.toHold };
  }
  const notices = given.map((item) => noticeOf(fields.asObject(item) ?? {})).reverse();
  sendInTurn(
    world,
    notices.map((notice) => () => void send(world, command, notice)),
  );
  return { sent: notices.length };
}

function forge(world: World, command: JsonObject): unknown {
  const { event, id } = noticeOf(command);
  const hasNone = fields.wordOf(command, 'credentials', ['wrong', 'none'], 'wrong') === 'none';
  const wrong = { basicUser: hasNone ? null : 'intruder', basicSecret: hasNone ? null : 'guess' };
  const targets = targetsOf(world, command, event);
  for (const { url } of targets) sendNotice(world, { event, id, target: { url, ...wrong } });
  return { sent: targets.length };
}

function send(world: World, command: JsonObject, { event, id }: Notice): number {
  if (command['url'] === undefined) return sendToRegistered(world, event, id);
  const targets = targetsOf(world, command, event);
  for (const target of targets) sendNotice(world, { event, id, target });
  return targets.length;
}

/** The url of the command, or the registrations of the event. */
function targetsOf(world: World, command: JsonObject, event: string): readonly Target[] {
  const url = fields.optionalText(command, 'url');
  if (url === null) return enabledFor(world, event);
  const basicUser = fields.optionalText(command, 'basic_user');
  return [{ url, basicUser, basicSecret: fields.optionalText(command, 'basic_secret') }];
}

function noticeOf(command: JsonObject): Notice {
  return { event: fields.requiredText(command, 'event'), id: fields.requiredText(command, 'id') };
}

/** A whole number of a command, above zero. **Throws** `HttpReply` 400. */
export function countOf(command: JsonObject, name: string, fallback: number): number {
  const value = command[name] ?? fallback;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
    throw fail(400, `'${name}' must be a whole number above 0.`);
  }
  return value;
}
