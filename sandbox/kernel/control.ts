import type { CheckedBook } from './book.js';
import type { ControlledClock } from './clock.js';
import { toFaultOrder } from './fault-input.js';
import type { ArmedFault, Faults } from './faults.js';
import { badInput, formatMinor, isObject, oneOf, requireObject, wholeNumber } from './json.js';
import type { RequestLog } from './request-log.js';
import {
  type Handler,
  HttpReply,
  type Route,
  type SimProvider,
  type SimRequest,
  type SimResponse,
  type Size,
  type WebhookQueue,
} from './types.js';

export const CONTROL_PREFIX = '/__sandbox/';

/** The parts that the control routes use. */
export interface Controlled {
  readonly provider: SimProvider;
  readonly clock: ControlledClock;
  readonly book: CheckedBook;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly webhooks: WebhookQueue;
  readonly defaults: { readonly seed: number; readonly size: Size };
}

const WAIT_MS = 10_000;

/** The routes that control and inspect a simulator. Faults, the request log and authentication do not apply to them. */
export function controlRoutes(sim: Controlled): readonly Route[] {
  return [
    route('POST', 'faults', ({ body }) => {
      const { id, remaining } = sim.faults.add(toFaultOrder(body)).row;
      return { status: 201, body: { id, remaining } };
    }),
    route('GET', 'faults', () => ok(sim.faults.rows)),
    route('DELETE', 'faults', () => {
      sim.faults.clear();
      return { status: 204 };
    }),
    route('POST', 'faults/:id/wait', (request) => waitForHold(sim, request)),
    route('POST', 'faults/:id/release', ({ params }) => ok({ released: found(sim, params['id']).release() })),
    route('GET', 'requests', () => ok(sim.log.rows)),
    route('DELETE', 'requests', () => {
      sim.log.clear();
      return { status: 204 };
    }),
    route('GET', 'clock', () => ok({ now: sim.clock.now().toISOString() })),
    route('POST', 'clock', ({ body }) => moveClock(sim, body)),
    route('GET', 'check', () => ok(check(sim))),
    route('GET', 'book', () => ok(bookOf(sim))),
    route('GET', 'settings', () => ok(sim.provider.settings({}))),
    route('POST', 'settings', ({ body }) => ok(sim.provider.settings(requireObject(body, 'body')))),
    route('GET', 'webhooks', () => ok(sim.webhooks.attempts)),
    route('POST', 'webhooks', ({ body }) => sim.provider.event(requireObject(body, 'body'))),
    route('POST', 'reset', ({ body }) => reset(sim, body)),
  ];
}

function route(method: string, path: string, handler: Handler): Route {
  return { method, path: CONTROL_PREFIX + path, handler };
}

function ok(body: unknown): SimResponse {
  return { status: 200, body };
}

async function waitForHold(sim: Controlled, { params, body }: SimRequest): Promise<SimResponse> {
  const armed = found(sim, params['id']);
  if (armed.order.fault.kind !== 'hold')
    throw badInput('a fault of kind hold', armed.order.fault.kind, 'the fault');
  const options = body === undefined ? {} : requireObject(body, 'body');
  const timeoutMs = wholeNumber(options['timeoutMs'], 'timeoutMs', { min: 0, fallback: WAIT_MS });
  const reached = await armed.reached(timeoutMs);
  if (reached !== undefined) return ok({ reached });
  return { status: 408, body: { error: `no request came to ${armed.id} within ${timeoutMs} ms` } };
}

function found(sim: Controlled, id: string | undefined): ArmedFault {
  const armed = sim.faults.find(id ?? '');
  if (armed) return armed;
  const known = sim.faults.rows.map((row) => row.id).join(', ') || 'none';
  throw new HttpReply({ status: 404, body: { error: `the path must name a fault (${known}); got '${id}'` } });
}

async function moveClock(sim: Controlled, body: unknown): Promise<SimResponse> {
  const { now, advanceMs } = requireObject(body, 'body');
  if ((now === undefined) === (advanceMs === undefined))
    throw badInput('an object with either now or advanceMs', body, 'body');
  if (now === undefined) await sim.clock.advance(wholeNumber(advanceMs, 'advanceMs', { min: 0 }));
  else await sim.clock.set(toInstant(now));
  return ok({ now: sim.clock.now().toISOString() });
}

function toInstant(value: unknown): number {
  const atMs =
    typeof value === 'string' || typeof value === 'number' ? new Date(value).getTime() : Number.NaN;
  if (Number.isNaN(atMs)) throw badInput('a time: ISO 8601 text or milliseconds since 1970', value, 'now');
  return atMs;
}

function check(sim: Controlled): unknown {
  const totals = sim.book.totals();
  const differences = sim.provider.statedBalances().flatMap(({ account, currency, minor }) => {
    const booked = sim.book.balance(account, currency);
    if (booked === minor) return [];
    return [{ account, currency, stated: formatMinor(minor), booked: formatMinor(booked) }];
  });
  return {
    balanced: differences.length === 0 && Object.values(totals).every((total) => total === 0n),
    totals: Object.fromEntries(
      Object.entries(totals).map(([currency, total]) => [currency, formatMinor(total)]),
    ),
    differences,
    effects: sim.book.effects(),
  };
}

/** The stored objects, their counts, and the balances of the book. Amounts are texts. **Units** minor units. */
function bookOf(sim: Controlled): unknown {
  const records = Object.entries(sim.provider.records());
  return {
    counts: Object.fromEntries(records.map(([name, rows]) => [name, rows.length])),
    records: withTexts(Object.fromEntries(records)),
    balances: withTexts(sim.book.balances()),
  };
}

/** The value with its bigints as decimal text. */
function withTexts(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner)),
  );
}

function reset(sim: Controlled, body: unknown): SimResponse {
  if (body !== undefined && !isObject(body)) throw badInput('a JSON object', body, 'body');
  const seed = wholeNumber(body?.['seed'], 'seed', { min: 0, fallback: sim.defaults.seed });
  const size = oneOf(body?.['size'] ?? sim.defaults.size, ['small', 'default', 'large'], 'size');
  startAfresh(sim, { seed, size });
  return ok({ seed, size, now: sim.clock.now().toISOString() });
}

/** Clears all data, resets the clock and lets the provider create its seed data. */
export function startAfresh(sim: Controlled, options: { readonly seed: number; readonly size: Size }): void {
  sim.faults.clear();
  sim.log.clear();
  sim.clock.reset();
  sim.webhooks.clear();
  sim.book.clear();
  sim.provider.reset(options);
}
