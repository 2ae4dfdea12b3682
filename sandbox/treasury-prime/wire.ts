import type { JsonObject } from '../kernel/json.js';
import { isoSeconds } from '../kernel/time.js';
import type { Route, SimRequest } from '../kernel/types.js';
import { fail, invalidId } from './errors.js';
import * as fields from './fields.js';
import { type Created, once } from './idempotency.js';
import { placeHold } from './ledger.js';
import { scheduleWire } from './lifecycle.js';
import { toText } from './money.js';
import { ORG_ID } from './organisation.js';
import { countEffect, lacksFunds, usableAccount } from './originations.js';
import type { Filters } from './paging.js';
import { findIn, type Readable, readRoutes } from './reading.js';
import type { WireRecord } from './state.js';
import { timeOf } from './steps.js';
import { notify } from './webhooks.js';
import { stepWire } from './wire-steps.js';
import type { World } from './world.js';

/** `/wire`. **Source** contract 11. */
export function wireRoutes(world: World): readonly Route[] {
  const wires: Readable<WireRecord> = {
    path: '/wire',
    what: 'Wire',
    rows: () => world.state.wires,
    view: (one) => wireView(world, one),
    filters: FILTERS,
  };
  return [
    ...readRoutes(world, wires),
    {
      method: 'POST',
      path: '/wire',
      handler: (request) => once(world, request, () => create(world, request)),
    },
    {
      method: 'PATCH',
      path: '/wire/:id',
      handler: (request) => ({ status: 200, body: patch(world, findIn(wires, request), request) }),
    },
  ];
}

const FILTERS: Filters<WireRecord> = {
  account_id: (wire) => wire.accountId,
  counterparty_id: (wire) => wire.counterpartyId,
  status: (wire) => wire.status,
};

/** A wire in the API. */
export function wireView(world: World, wire: WireRecord): JsonObject {
  return {
    id: wire.id,
    account_id: wire.accountId,
    counterparty_id: wire.counterpartyId,
    amount: toText(wire.minor),
    instructions: wire.instructions,
    intermediary: wire.intermediary,
    status: wire.status,
    error: wire.error,
    chips_ssn: null,
    imad: messageId(wire.imad),
    omad: messageId(wire.omad),
    bank_id: world.state.accounts.get(wire.accountId)?.bankId ?? null,
    org_id: ORG_ID,
    bankdata: null,
    created_at: isoSeconds(wire.createdMs),
    updated_at: isoSeconds(wire.updatedMs),
    userdata: wire.userdata,
  };
}

/** A Fedwire message id with its parts. */
export function messageId(text: string | null): JsonObject | null {
  if (text === null) return null;
  return {
    parsed: { date: text.slice(0, 8), source: text.slice(8, 16), sequence: text.slice(16) },
    unparsed: text,
  };
}

function create(world: World, request: SimRequest): Created {
  const body = fields.bodyOf(request);
  const accountId = fields.requiredText(body, 'account_id');
  const counterpartyId = fields.requiredText(body, 'counterparty_id');
  const minor = fields.amountOf(body);
  const instructions = fields.optionalText(body, 'instructions', 140);
  const intermediary = fields.optionalObject(body, 'intermediary');
  const userdata = fields.userdataOf(body);
  const account = usableAccount(world, 'account_id', accountId);
  const counterparty = world.state.counterparties.get(counterpartyId);
  if (!counterparty) throw invalidId('counterparty_id', counterpartyId);
  if (!counterparty.wire) throw fail(400, `Counterparty ${counterparty.id} has no wire details.`);
  const isShort = lacksFunds(world, account, minor);
  const order = {
    accountId,
    counterpartyId,
    minor,
    instructions,
    intermediary,
    userdata,
    lacksFunds: isShort,
  };
  const wire = addWire(world, order);
  countEffect(world, request, wire);
  scheduleWire(world, wire);
  return { body: wireView(world, wire) };
}

/** The input of a wire. */
export type WireOrder = Pick<
  WireRecord,
  'accountId' | 'counterpartyId' | 'minor' | 'instructions' | 'intermediary' | 'userdata' | 'lacksFunds'
> & { readonly atMs?: number; readonly holds?: boolean };

/** Creates a wire in `pending` with its hold. */
export function addWire(world: World, { atMs, holds, ...order }: WireOrder): WireRecord {
  const createdMs = atMs ?? world.nowMs;
  const wire: WireRecord = {
    ...order,
    id: world.newId('wire'),
    createdMs,
    updatedMs: createdMs,
    status: 'pending',
    error: null,
    imad: null,
    omad: null,
    holdId: null,
    moves: world.settings.movesBalances,
  };
  world.state.wires.add(wire);
  const account = world.state.accounts.get(wire.accountId);
  if (wire.moves && !wire.lacksFunds && holds !== false && account) {
    const hold = {
      minor: wire.minor,
      kind: 'origination',
      desc: 'Wire transfer',
      links: { wire_id: wire.id },
    } as const;
    wire.holdId = placeHold(world, account, { ...hold, ...timeOf({ atMs }) });
  }
  notify(world, 'wire.create', wire.id);
  return wire;
}

function patch(world: World, wire: WireRecord, request: SimRequest): JsonObject {
  const body = fields.bodyOf(request);
  fields.onlyFields(body, ['status', 'userdata']);
  const userdata = fields.userdataOf(body);
  if (body['status'] !== undefined) {
    fields.wordOf(body, 'status', ['canceled']);
    if (!stepWire(world, wire, 'canceled'))
      throw fail(400, `Wire ${wire.id} is ${wire.status} and can't be canceled.`);
  }
  if (body['userdata'] !== undefined) {
    wire.userdata = userdata;
    wire.updatedMs = world.nowMs;
    notify(world, 'wire.update', wire.id);
  }
  return wireView(world, wire);
}
