import type { JsonObject } from '../kernel/json.js';
import { dayOf, isoSeconds } from '../kernel/time.js';
import type { Route, SimRequest } from '../kernel/types.js';
import { fail } from './errors.js';
import * as fields from './fields.js';
import { post } from './ledger.js';
import { toText } from './money.js';
import { ORG_ID } from './organisation.js';
import type { Filters } from './paging.js';
import { findIn, type Readable, readRoutes } from './reading.js';
import type { AccountRecord, IncomingAchRecord, IncomingWireRecord } from './state.js';
import { timeOf } from './steps.js';
import { addBusinessDays, businessDay } from './time.js';
import { notify } from './webhooks.js';
import { messageId } from './wire.js';
import type { World } from './world.js';

const RETURN_CODES = ['R10', 'R20', 'R29'];

/** `/incoming_ach` and `/incoming_wire`. **Source** contract 9 and 11. */
export function incomingRoutes(world: World): readonly Route[] {
  const incomingAch: Readable<IncomingAchRecord> = {
    path: '/incoming_ach',
    what: 'Incoming ACH',
    rows: () => world.state.incomingAchs,
    view: (ach) => achView(world, ach),
    filters: achFilters(world),
  };
  return [
    ...readRoutes(world, incomingAch),
    {
      method: 'PATCH',
      path: '/incoming_ach/:id',
      handler: (request) => ({ status: 200, body: giveBack(world, findIn(incomingAch, request), request) }),
    },
    ...readRoutes(world, {
      path: '/incoming_wire',
      what: 'Incoming wire',
      rows: () => world.state.incomingWires,
      view: (wire) => wireView(world, wire),
      filters: WIRE_FILTERS,
    }),
  ];
}

function achFilters(world: World): Filters<IncomingAchRecord> {
  return {
    account_id: (ach) => ach.accountId,
    account_number: (ach) => world.state.accounts.get(ach.accountId)?.accountNumber ?? null,
    original_transaction_id: (ach) => ach.transactionIds[0] ?? null,
    status: (ach) => ach.status,
  };
}

const WIRE_FILTERS: Filters<IncomingWireRecord> = {
  account_id: (wire) => wire.accountId,
  org_id: () => ORG_ID,
  status: (wire) => wire.status,
  transaction_id: (wire) => wire.transactionId,
};

function achView(world: World, ach: IncomingAchRecord): JsonObject {
  const account = world.state.accounts.get(ach.accountId);
  return {
    id: ach.id,
    account_id: ach.accountId,
    account_number: account?.accountNumber ?? null,
    account_type: account?.accountType ?? null,
    amount: toText(ach.minor),
    direction: ach.direction,
    sec_code: ach.secCode,
    status: ach.status,
    company_name: ach.companyName,
    company_id: ach.companyId,
    company_desc: ach.companyDesc,
    name: ach.name,
    description: ach.description,
    effective_date: businessDay(ach.createdMs),
    trace_number: ach.traceNumber,
    transaction_code: ach.direction === 'credit' ? '22' : '27',
    exception_type: null,
    original_transaction_id: ach.transactionIds[0] ?? null,
    related_transaction_ids: ach.transactionIds,
    nacha_body: null,
    created_at: isoSeconds(ach.createdMs),
    updated_at: isoSeconds(ach.updatedMs),
  };
}

function wireView(world: World, wire: IncomingWireRecord): JsonObject {
  const account = world.state.accounts.get(wire.accountId);
  return {
    id: wire.id,
    account_id: wire.accountId,
    amount: toText(wire.minor),
    status: wire.status,
    originator: {
      name: wire.originatorName,
      address: ['120 Front St', 'Boise ID'],
      bank_data: { name: 'First Valley Bank' },
    },
    beneficiary: { name: account?.name ?? null, account_number: account?.accountNumber ?? null },
    originator_to_beneficiary_info: wire.info,
    received_at: dayOf(wire.createdMs),
    transaction_id: wire.transactionId,
    imad: messageId(wire.imad),
    wire_body: null,
    org_id: ORG_ID,
    created_at: isoSeconds(wire.createdMs),
    updated_at: isoSeconds(wire.updatedMs),
  };
}

/** Money that arrives from outside, or is pulled by the outside. */
export interface Arrival {
  readonly account: AccountRecord;
  readonly minor: bigint;
  readonly direction?: 'credit' | 'debit';
  readonly description: string | null;
  readonly from: string;
  readonly status?: string;
  readonly atMs?: number;
}

/** Books an incoming ACH; a pending or failed one has no ledger row. */
export function receiveAch(world: World, arrival: Arrival): IncomingAchRecord {
  const createdMs = arrival.atMs ?? world.nowMs;
  const direction = arrival.direction ?? 'credit';
  const status = (arrival.status ?? 'done') as IncomingAchRecord['status'];
  const ach: IncomingAchRecord = {
    id: world.newId('inach'),
    createdMs,
    updatedMs: createdMs,
    accountId: arrival.account.id,
    minor: arrival.minor,
    direction,
    secCode: 'ccd',
    companyName: arrival.from,
    companyId: world.random.digits(10),
    companyDesc: direction === 'credit' ? 'PAYMENT' : 'COLLECTION',
    name: arrival.account.name,
    description: arrival.description,
    traceNumber: world.random.digits(15),
    status,
    transactionIds: [],
  };
  world.state.incomingAchs.add(ach);
  if (status === 'done' || status === 'returned') bookAch(world, ach, arrival.account, arrival.atMs);
  if (status === 'returned') reverseAch(world, ach, arrival.account, arrival.atMs);
  notify(world, 'incoming_ach.create', ach.id);
  return ach;
}

function bookAch(world: World, ach: IncomingAchRecord, account: AccountRecord, atMs?: number): void {
  const isCredit = ach.direction === 'credit';
  const row = post(world, account, isCredit ? ach.minor : -ach.minor, {
    type: isCredit ? 'deposit' : 'withdrawal',
    desc: ach.description ?? `ACH ${ach.companyName}`,
    links: { incoming_ach_id: ach.id },
    outside: 'ach',
    ...timeOf({ atMs }),
  });
  ach.transactionIds = [row.id];
}

function reverseAch(world: World, ach: IncomingAchRecord, account: AccountRecord, atMs?: number): void {
  const row = post(world, account, ach.direction === 'credit' ? -ach.minor : ach.minor, {
    type: 'reversal',
    desc: `Return of ${ach.description ?? ach.companyName}`,
    links: { incoming_ach_id: ach.id },
    outside: 'ach',
    ...timeOf({ atMs }),
  });
  ach.transactionIds = [...ach.transactionIds, row.id];
}

function giveBack(world: World, ach: IncomingAchRecord, request: SimRequest): JsonObject {
  const body = fields.bodyOf(request);
  fields.onlyFields(body, ['status', 'return_code', 'description']);
  fields.wordOf(body, 'status', ['return']);
  fields.wordOf(body, 'return_code', RETURN_CODES);
  fields.optionalText(body, 'description');
  const account = world.state.accounts.get(ach.accountId);
  if (ach.status !== 'done' || !account)
    throw fail(400, `Incoming ACH ${ach.id} is ${ach.status} and can't be returned.`);
  if (world.nowMs > addBusinessDays(ach.createdMs, 1))
    throw fail(400, `The return deadline of ${ach.id} is over.`);
  reverseAch(world, ach, account);
  ach.status = 'returned';
  ach.updatedMs = world.nowMs;
  notify(world, 'incoming_ach.update', ach.id);
  return achView(world, ach);
}

/** Books an incoming wire; an unfinished one has no ledger row. */
export function receiveWire(world: World, arrival: Arrival): IncomingWireRecord {
  const createdMs = arrival.atMs ?? world.nowMs;
  const status = (arrival.status ?? 'done') as IncomingWireRecord['status'];
  const wire: IncomingWireRecord = {
    id: world.newId('iw'),
    createdMs,
    updatedMs: createdMs,
    accountId: arrival.account.id,
    minor: arrival.minor,
    originatorName: arrival.from,
    info: arrival.description,
    imad: `${dayOf(createdMs).replaceAll('-', '')}QMGFT001${world.random.digits(6)}`,
    status,
    transactionId: null,
  };
  world.state.incomingWires.add(wire);
  if (status === 'done') {
    const links = { incoming_wire_id: wire.id };
    const row = { type: 'deposit', desc: `Wire from ${arrival.from}`, links, outside: 'wire' } as const;
    wire.transactionId = post(world, arrival.account, arrival.minor, { ...row, ...timeOf(arrival) }).id;
  }
  notify(world, 'incoming_wire.create', wire.id);
  return wire;
}
