import type { JsonObject } from '../kernel/json.js';
import { isoSeconds } from '../kernel/time.js';
import type { Route, SimRequest } from '../kernel/types.js';
import { fail } from './errors.js';
import * as fields from './fields.js';
import { type Created, once } from './idempotency.js';
import type { CounterpartyRecord } from './party-records.js';
import { findIn, type Readable, readRoutes } from './reading.js';
import { notify } from './webhooks.js';
import type { World } from './world.js';

/** `/counterparty`. **Source** contract 13. */
export function counterpartyRoutes(world: World): readonly Route[] {
  const counterparties: Readable<CounterpartyRecord> = {
    path: '/counterparty',
    what: 'Counterparty',
    rows: () => world.state.counterparties,
    view: (one) => counterpartyView(world, one),
    filters: { name_on_account: (one) => one.name },
  };
  return [
    ...readRoutes(world, counterparties),
    {
      method: 'POST',
      path: '/counterparty',
      handler: (request) => once(world, request, () => create(world, request)),
    },
    {
      method: 'PATCH',
      path: '/counterparty/:id',
      handler: (request) => ({ status: 200, body: patch(world, findIn(counterparties, request), request) }),
    },
  ];
}

function counterpartyView(world: World, one: CounterpartyRecord): JsonObject {
  return {
    id: one.id,
    [world.settings.counterpartyNameField]: one.name,
    ach: one.ach,
    wire: one.wire,
    plaid_processor_token: null,
    created_at: isoSeconds(one.createdMs),
    updated_at: isoSeconds(one.updatedMs),
    userdata: one.userdata,
  };
}

function create(world: World, request: SimRequest): Created {
  const body = fields.bodyOf(request);
  const name = fields.asciiOnly('name_on_account', fields.requiredText(body, 'name_on_account'));
  const token = fields.optionalText(body, 'plaid_processor_token');
  const ach = achOf(body) ?? (token === null ? null : exchanged(world));
  const wire = wireOf(body);
  const userdata = fields.userdataOf(body);
  if (!ach && !wire) throw fail(400, "One of 'ach', 'wire' or 'plaid_processor_token' is required.");
  const counterparty = addCounterparty(world, { name, ach, wire, userdata });
  return { body: counterpartyView(world, counterparty) };
}

/** Creates a counterparty. */
export function addCounterparty(
  world: World,
  order: Pick<CounterpartyRecord, 'name' | 'ach' | 'wire' | 'userdata'> & { readonly atMs?: number },
): CounterpartyRecord {
  const { atMs, ...data } = order;
  const createdMs = atMs ?? world.nowMs;
  const id = world.newId('cp');
  const counterparty = world.state.counterparties.add({ ...data, id, createdMs, updatedMs: createdMs });
  notify(world, 'counterparty.create', counterparty.id);
  return counterparty;
}

function achOf(body: JsonObject): JsonObject | null {
  const ach = fields.optionalObject(body, 'ach');
  if (!ach) return null;
  return { ...numbersOf(ach), account_type: fields.wordOf(ach, 'account_type', ['checking', 'savings']) };
}

function wireOf(body: JsonObject): JsonObject | null {
  const wire = fields.optionalObject(body, 'wire');
  if (!wire) return null;
  return {
    ...numbersOf(wire),
    bank_name: fields.requiredText(wire, 'bank_name'),
    address_on_account: fields.addressOf(wire, 'address_on_account'),
    bank_address: fields.addressOf(wire, 'bank_address'),
  };
}

function numbersOf(section: JsonObject): {
  readonly account_number: string;
  readonly routing_number: string;
} {
  const account_number = fields.requiredText(section, 'account_number');
  const routing_number = fields.requiredText(section, 'routing_number');
  if (!/^[0-9A-Za-z-]{1,34}$/.test(account_number))
    throw fail(400, `Invalid account_number: ${account_number}`);
  if (!fields.isRoutingNumber(routing_number)) throw fail(400, `Invalid routing_number: ${routing_number}`);
  return { account_number, routing_number };
}

function exchanged(world: World): JsonObject {
  return { account_number: world.random.digits(10), routing_number: '021000021', account_type: 'checking' };
}

function patch(world: World, one: CounterpartyRecord, request: SimRequest): JsonObject {
  const body = fields.bodyOf(request);
  fields.onlyFields(body, ['userdata']);
  one.userdata = fields.userdataOf(body);
  one.updatedMs = world.nowMs;
  notify(world, 'counterparty.update', one.id);
  return counterpartyView(world, one);
}
