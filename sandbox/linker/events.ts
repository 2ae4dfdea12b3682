import { badInput, oneOf, requireString, wholeNumber } from '../kernel/json.js';
import { HttpReply, type SimResponse } from '../kernel/types.js';
import { ERROR_SHAPES } from './errors.js';
import { run } from './lifecycle.js';
import { addSeeded } from './seed.js';
import { RECIPES } from './seed-plan.js';
import type { Json } from './state.js';
import { END_USER } from './tokens.js';
import type { World } from './world.js';

type Command = (world: World, command: Json) => unknown;

const COMMANDS: Readonly<Record<string, Command>> = {
  'run-job': runJob,
  'fail-bookings': failBookings,
  refuse,
  user: setUser,
  'revoke-tokens': revokeTokens,
  show,
  'insert-series': insertSeries,
};

const NO_FUNDS = 'Insufficient funds.';
const RUNNING = RECIPES.filter(({ state }) => state === 'running');
const SHOWN = ['status', 'frequency', 'durationType'] as const;

/** `POST /__sandbox/webhooks`: commands for events that no request can cause. **Throws** `HttpReply` 400 for an invalid command. */
export async function runCommand(world: World, command: Json): Promise<SimResponse> {
  const action = oneOf(command['action'], Object.keys(COMMANDS), 'action');
  return { status: 200, body: await COMMANDS[action]?.(world, command) };
}

/** Runs a job before its day. */
async function runJob(world: World, command: Json): Promise<unknown> {
  const job = world.state.jobs.get(requireString(command['id'], 'id'));
  if (!job) throw missing('job', command['id']);
  return { id: job.id, outcome: await run(world, job) };
}

/** Refuses the next bookings as if Treasury Prime had refused them. */
function failBookings(world: World, command: Json): unknown {
  const times = wholeNumber(command['times'], 'times', { min: 0, fallback: 1 });
  const error = command['error'] === undefined ? NO_FUNDS : requireString(command['error'], 'error');
  world.failing = { times, error };
  return world.failing;
}

/** Refuses the next matching requests in the given error shape. */
function refuse(world: World, command: Json): unknown {
  const order = {
    status: wholeNumber(command['status'], 'status', { min: 400 }),
    shape: oneOf(command['shape'] ?? 'documented', ERROR_SHAPES, 'shape'),
    message: textOr(command, 'message', 'Refused by order'),
    method: command['method'] === undefined ? null : requireString(command['method'], 'method'),
    pathPrefix: textOr(command, 'path', '/'),
    retryAfter: command['retryAfter'] === undefined ? null : String(command['retryAfter']),
    times: wholeNumber(command['times'], 'times', { min: 1, fallback: 1 }),
  };
  world.refusals = [...world.refusals.filter(({ times }) => times > 0), order];
  return order;
}

/** Enrols a user, removes the enrolment, or creates a new user. */
function setUser(world: World, command: Json): unknown {
  const id = requireString(command['user'], 'user');
  const isEnrolled = command['enrolled'] ?? true;
  if (typeof isEnrolled !== 'boolean') throw badInput('true or false', isEnrolled, 'enrolled');
  const user = world.state.users.get(id) ?? { id, isEnrolled, revokedUpTo: -1 };
  user.isEnrolled = isEnrolled;
  world.state.users.set(id, user);
  return { user: id, enrolled: isEnrolled };
}

/** Revokes every token issued so far to the user, or to all users. */
function revokeTokens(world: World, command: Json): unknown {
  const only = command['user'] === undefined ? null : requireString(command['user'], 'user');
  const users = [...world.state.users.values()].filter(({ id }) => only === null || id === only);
  if (users.length === 0) throw missing('user', only);
  for (const user of users) user.revokedUpTo = world.lastToken;
  return { users: users.map(({ id }) => id) };
}

/** Replaces words of a series by undocumented ones. */
function show(world: World, command: Json): unknown {
  const series = world.state.findSeries(requireString(command['id'], 'id'));
  if (!series) throw missing('series', command['id']);
  const given = SHOWN.filter((name) => command[name] !== undefined);
  const words = given.map((name) => [name, requireString(command[name], name)]);
  series.shown = { ...series.shown, ...Object.fromEntries(words) };
  return { id: series.id, shown: series.shown };
}

/** Inserts new series at the top of the list. */
function insertSeries(world: World, command: Json): unknown {
  const userId = textOr(command, 'user', END_USER);
  if (!world.state.users.has(userId)) throw missing('user', userId);
  const count = wholeNumber(command['count'], 'count', { min: 1, fallback: 1 });
  const ids = Array.from({ length: count }, (_, place) => {
    const recipe = world.random.pick(RUNNING);
    const memo = textOr(command, 'memo', recipe.memo);
    return addSeeded(world, recipe, { userId, memo, createdMs: world.nowMs, place }).id;
  });
  return { ids };
}

function textOr(command: Json, name: string, fallback: string): string {
  return command[name] === undefined ? fallback : requireString(command[name], name);
}

function missing(what: string, id: unknown): HttpReply {
  return new HttpReply({ status: 400, body: { error: `There is no ${what} ${JSON.stringify(id)}.` } });
}
