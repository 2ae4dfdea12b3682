import type { JsonObject } from '../kernel/json.js';
import { DAY, dayOf, isoSeconds, startOfDay } from '../kernel/time.js';
import type { Route, SimRequest } from '../kernel/types.js';
import { accountOf } from './accounts.js';
import { fail, notFound } from './errors.js';
import * as fields from './fields.js';
import { activeHolds, heldOf } from './ledger.js';
import { toText } from './money.js';
import { ORG_ID } from './organisation.js';
import type { AccountRecord, HoldRecord, TransactionRecord } from './state.js';
import type { World } from './world.js';

const DAYS = 30;

/** The routes below one account, except its transactions. **Source** contract 7. */
export function accountReadRoutes(world: World): readonly Route[] {
  const get = (path: string, read: (account: AccountRecord, request: SimRequest) => unknown): Route => ({
    method: 'GET',
    path: `/account/:id/${path}`,
    handler: (request) => ({ status: 200, body: read(accountOf(world, request), request) }),
  });
  return [
    get('active_holds', (account) => holdsOf(world, account)),
    get('daily_balance', (account, request) => ({ data: dailyBalances(world, account, request.query) })),
    get('average_balance', (account) => ({ data: averageBalances(world, account) })),
    get('statement', (account, request) => statement(world, account, request.query.get('date'))),
    {
      method: 'PATCH',
      path: '/account/:id/interest_rate',
      handler: (request) => ({ status: 200, body: changeRate(accountOf(world, request), request) }),
    },
  ];
}

function holdsOf(world: World, account: AccountRecord): JsonObject {
  return {
    id: account.id,
    holds: activeHolds(world, account.id).map(holdView),
    total_hold_amount: toText(heldOf(world, account.id)),
  };
}

function holdView(hold: HoldRecord): JsonObject {
  return {
    id: hold.id,
    account_id: hold.accountId,
    amount: toText(hold.minor),
    hold_description: hold.desc,
    hold_transaction_id: hold.transactionId,
    release_transaction_id: null,
    status: 'active',
    org_id: ORG_ID,
    created_at: isoSeconds(hold.createdMs),
  };
}

function dailyBalances(world: World, account: AccountRecord, query: URLSearchParams): readonly JsonObject[] {
  const today = world.nowMs - (world.nowMs % DAY);
  const toMs = dayIn(query, 'to_date') ?? today + DAY;
  const fromMs = dayIn(query, 'from_date') ?? toMs - DAYS * DAY;
  const rows = rowsOf(world, account);
  const days: JsonObject[] = [];
  for (let at = toMs - DAY; at >= fromMs && days.length < 400; at -= DAY) {
    days.push({ date: dayOf(at), balance: toText(balanceAt(rows, at + DAY)) });
  }
  return days;
}

function dayIn(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const ms = startOfDay(text);
  if (ms === undefined) throw fail(400, `Invalid ${name}: must be YYYY-MM-DD. ${name}: ${text}`);
  return ms;
}

function rowsOf(world: World, account: AccountRecord): readonly TransactionRecord[] {
  return world.state.transactions.newestFirst().filter((row) => row.accountId === account.id);
}

function balanceAt(newestFirst: readonly TransactionRecord[], beforeMs: number): bigint {
  return newestFirst.find((row) => row.createdMs < beforeMs)?.balanceMinor ?? 0n;
}

function averageBalances(world: World, account: AccountRecord): readonly JsonObject[] {
  const rows = rowsOf(world, account);
  const sums = new Map<string, { sum: bigint; days: bigint }>();
  const today = world.nowMs - (world.nowMs % DAY);
  for (let at = account.createdMs - (account.createdMs % DAY); at <= today; at += DAY) {
    const month = dayOf(at).slice(0, 7);
    const { sum, days } = sums.get(month) ?? { sum: 0n, days: 0n };
    sums.set(month, { sum: sum + balanceAt(rows, at + DAY), days: days + 1n });
  }
  return [...sums]
    .map(([month, { sum, days }]) => ({ month, average_balance: toText(sum / days) }))
    .reverse();
}

function statement(world: World, account: AccountRecord, date: string | null): JsonObject {
  const month = date ?? dayOf(world.nowMs - 31 * DAY).slice(0, 7);
  const isPast = /^\d{4}-(0[1-9]|1[0-2])$/.test(month) && month < dayOf(world.nowMs).slice(0, 7);
  if (!isPast || month < dayOf(account.createdMs).slice(0, 7)) throw notFound(`Statement with date ${month}`);
  const file = `file_${account.id.slice(5)}${month.replace('-', '')}`;
  const url = `${world.context.origin()}/account/${account.id}/statement/${file}`;
  return { id: account.id, type: 'monthly', date: month, url };
}

function changeRate(account: AccountRecord, request: SimRequest): JsonObject {
  const rate = fields.bodyOf(request)['interest_rate'];
  if (typeof rate !== 'number' || rate < 0 || rate > 1) {
    throw fail(400, "Parameter 'interest_rate' must be a number between 0 and 1.");
  }
  account.interestRate = rate.toFixed(5);
  return { interest_rate: account.interestRate };
}
