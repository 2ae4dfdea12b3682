import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { invalid, notFound } from './errors.js';
import { uuidOf } from './fields.js';
import { accountOf } from './lookup.js';
import { writeAmounts } from './money.js';
import type { TransactionRecord } from './state.js';
import { filterOf } from './transaction-filters.js';
import { answerOne, transactionView, type View } from './views.js';
import type { World } from './world.js';

/** **Source** contract 7. */
const PAGING = { limit: 50, highestLimit: 100 } as const;

/** The transactions of an account. **Source** contract 4.6. */
export function transactionRoutes(world: World): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/treasury/:accountUuid/transactions',
      handler: (request) => list(world, request),
    },
    {
      method: 'GET',
      path: '/v1/treasury/:accountUuid/transactions/:transactionUuid',
      handler: (request) => read(world, request),
    },
  ];
}

function read(world: World, request: SimRequest): SimResponse {
  const account = accountOf(world, request);
  const uuid = uuidOf(request.params['transactionUuid'], 'transactionUuid');
  const row = world.state.transactions.get(uuid);
  if (row?.accountUuid !== account.uuid) throw notFound('transaction', uuid);
  return answerOne(world, 200, transactionView(world, row));
}

function list(world: World, request: SimRequest): SimResponse {
  const account = accountOf(world, request);
  const isWanted = filterOf(world.settings, request.query);
  const slice = sliceOf(world, request.query);
  const shownUntilMs = world.nowMs - world.settings.listLagMs;
  const isShown = (row: TransactionRecord): boolean => row.createdMs <= shownUntilMs;
  const rows = world.state.transactions
    .newestFirst(account.uuid)
    .filter((row) => isShown(row) && isWanted(row));
  return { status: 200, body: writeAmounts(shaped(world, rows, slice), world.settings.amountForm) };
}

interface Slice {
  readonly page: number;
  readonly limit: number;
}

function sliceOf({ settings }: World, query: URLSearchParams): Slice {
  if (settings.ignorePaging) return { page: 1, limit: PAGING.limit };
  const limit = wholeIn(query, 'limit', { fallback: PAGING.limit, max: PAGING.highestLimit });
  return {
    page: wholeIn(query, 'page', { fallback: 1, max: Number.MAX_SAFE_INTEGER }),
    limit: Math.min(limit, settings.maxPageSize ?? limit),
  };
}

function wholeIn(
  query: URLSearchParams,
  name: string,
  { fallback, max }: { readonly fallback: number; readonly max: number },
): number {
  const text = query.get(name);
  if (text === null) return fallback;
  const value = /^\d{1,16}$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= max) return value;
  throw invalid(name, `must be a whole number from 1 to ${max}`);
}

function shaped(
  world: World,
  rows: readonly TransactionRecord[],
  { page, limit }: Slice,
): View | readonly View[] {
  const start = (page - 1) * limit;
  const items = rows.slice(start, start + limit).map((row) => transactionView(world, row));
  const counts = { page, limit, total: rows.length, totalPages: Math.ceil(rows.length / limit) };
  switch (world.settings.listForm) {
    case 'array':
      return items;
    case 'transactions':
      return { transactions: items, ...counts };
    case 'data':
      return { data: items, ...counts };
  }
}
