import type { JsonObject } from '../kernel/json.js';
import { isoSeconds } from '../kernel/time.js';
import type { Route, SimRequest } from '../kernel/types.js';
import { accountOf } from './accounts.js';
import { fail, notFound } from './errors.js';
import * as fields from './fields.js';
import { activeHolds } from './ledger.js';
import { toText } from './money.js';
import { type Filters, listPage } from './paging.js';
import { LINK_FIELDS, type TransactionRecord } from './state.js';
import { businessDay, isoMillis } from './time.js';
import type { World } from './world.js';

/** The ledger's rows. **Source** contract 8. */
export function transactionRoutes(world: World): readonly Route[] {
  return [
    { method: 'GET', path: '/account/:id/transaction', handler: (request) => listOf(world, request) },
    {
      method: 'GET',
      path: '/account/:id/pending_transaction',
      handler: (request) => pendingOf(world, request),
    },
    {
      method: 'GET',
      path: '/transaction',
      handler: (request) =>
        listPage(world, request, { rows: world.state.transactions, view: listView(world), filters: FILTERS }),
    },
    {
      method: 'GET',
      path: '/transaction/:id',
      handler: (request) => ({ status: 200, body: singleView(world, find(world, request)) }),
    },
    {
      method: 'PATCH',
      path: '/transaction/:id',
      handler: (request) => ({ status: 200, body: patch(world, find(world, request), request) }),
    },
  ];
}

const FILTERS: Filters<TransactionRecord> = {
  ...Object.fromEntries(
    LINK_FIELDS.map((field) => [field, (row: TransactionRecord) => row.links[field] ?? null]),
  ),
  trace_id: (row) => row.traceId,
};

function listOf(world: World, request: SimRequest): ReturnType<typeof listPage> {
  const account = accountOf(world, request);
  return listPage(world, request, {
    rows: world.state.transactions,
    view: listView(world),
    filters: FILTERS,
    only: (row) => row.accountId === account.id,
  });
}

function pendingOf(world: World, request: SimRequest): ReturnType<typeof listPage> {
  const account = accountOf(world, request);
  const holds = activeHolds(world, account.id).filter((hold) => hold.kind !== 'settlement');
  const waiting = new Set(holds.map((hold) => hold.transactionId));
  return listPage(world, request, {
    rows: world.state.transactions,
    view: listView(world),
    only: (row) => waiting.has(row.id),
  });
}

function find(world: World, request: SimRequest): TransactionRecord {
  const row = world.state.transactions.get(request.params['id']);
  if (!row) throw notFound(`Transaction ${request.params['id']}`);
  return row;
}

function listView(world: World): (row: TransactionRecord) => JsonObject {
  const isNamed = world.settings.transactionAccountId === 'always';
  return (row) => (isNamed ? { ...transactionView(row), account_id: row.accountId } : transactionView(row));
}

function singleView(world: World, row: TransactionRecord): JsonObject {
  if (world.settings.transactionAccountId === 'never') return transactionView(row);
  return { ...transactionView(row), account_id: row.accountId };
}

function transactionView(row: TransactionRecord): JsonObject {
  const links = Object.fromEntries(LINK_FIELDS.map((field) => [field, row.links[field] ?? null]));
  return {
    id: row.id,
    ...links,
    amount: toText(row.minor),
    balance: toText(row.balanceMinor),
    category: row.category,
    check_number: null,
    date: businessDay(row.createdMs),
    desc: row.desc,
    extended_timestamp: isoSeconds(row.createdMs),
    extended_timestamp_precise: isoMillis(row.createdMs),
    fingerprint: row.id,
    human_readable_description: null,
    incoming_wire: null,
    related_transfer_ids: [],
    summary: null,
    trace_id: row.traceId,
    type: row.type,
    type_source: null,
    userdata: row.userdata,
    wire: null,
  };
}

function patch(world: World, row: TransactionRecord, request: SimRequest): JsonObject {
  const body = fields.bodyOf(request);
  fields.onlyFields(body, ['category', 'userdata']);
  const userdata = fields.userdataOf(body);
  const category = fields.optionalText(body, 'category');
  if (category !== null && category !== 'interest' && category !== 'fees') {
    throw fail(400, "Parameter 'category' must be one of: interest, fees.");
  }
  if (body['category'] !== undefined) row.category = category;
  if (body['userdata'] !== undefined) row.userdata = userdata;
  row.updatedMs = world.nowMs;
  return singleView(world, row);
}
