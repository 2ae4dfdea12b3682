import type { JsonObject } from '../kernel/json.js';
import { isoSeconds } from '../kernel/time.js';
import type { Route, SimRequest } from '../kernel/types.js';
import { fail, missing } from './errors.js';
import * as fields from './fields.js';
import { type Created, once } from './idempotency.js';
import { placeHold } from './ledger.js';
import { scheduleFednow } from './lifecycle.js';
import { toText } from './money.js';
import { ORG_ID } from './organisation.js';
import { countEffect, lacksFunds, usableAccount } from './originations.js';
import type { Filters } from './paging.js';
import { readRoutes } from './reading.js';
import type { FednowRecord } from './state.js';
import { timeOf } from './steps.js';
import { notify } from './webhooks.js';
import type { World } from './world.js';

/** `/fednow`. **Source** contract 12. */
export function fednowRoutes(world: World): readonly Route[] {
  return [
    ...readRoutes(world, {
      path: '/fednow',
      what: 'FedNow payment',
      rows: () => world.state.fednows,
      view: (payment) => fednowView(world, payment),
      filters: filtersOf(world),
    }),
    {
      method: 'POST',
      path: '/fednow',
      handler: (request) => once(world, request, () => create(world, request)),
    },
    {
      method: 'GET',
      path: '/fednow/routing_number/:number',
      handler: (request) => ({ status: 200, body: participation(world, request.params['number'] ?? '') }),
    },
  ];
}

function filtersOf(world: World): Filters<FednowRecord> {
  return {
    account_id: (payment) => payment.accountId,
    bank_id: (payment) => world.state.accounts.get(payment.accountId)?.bankId ?? null,
    external_account_number: (payment) => payment.externalAccountNumber,
    org_id: () => ORG_ID,
    payment_id: (payment) => payment.paymentId,
    status: (payment) => payment.status,
  };
}

function fednowView(world: World, payment: FednowRecord): JsonObject {
  return {
    id: payment.id,
    account_id: payment.accountId,
    amount: toText(payment.minor),
    currency: 'USD',
    status: payment.status,
    external_status: payment.externalStatus,
    error: payment.error,
    payment_id: payment.paymentId,
    payment_type: payment.received ? 'receive' : 'send',
    external_account_number: payment.externalAccountNumber,
    external_routing_number: payment.externalRoutingNumber,
    external_name: payment.externalName,
    memo: payment.memo,
    description: payment.description,
    originator_name: payment.originatorName,
    fed_settlement_date: payment.settlementDate,
    related_fednow_ids: [],
    bank_id: world.state.accounts.get(payment.accountId)?.bankId ?? null,
    org_id: ORG_ID,
    created_at: isoSeconds(payment.createdMs),
    updated_at: isoSeconds(payment.updatedMs),
    userdata: payment.userdata,
  };
}

function participation(world: World, number: string): JsonObject {
  if (!fields.isRoutingNumber(number)) throw fail(400, `Invalid routing_number: ${number}`);
  const takesPart = !world.settings.fednowOffline.includes(number);
  return { routing_number: number, online: takesPart, receive: takesPart };
}

function create(world: World, request: SimRequest): Created {
  const body = fields.bodyOf(request);
  const accountId = fields.requiredText(body, 'account_id');
  const minor = fields.amountOf(body);
  const details = {
    externalAccountNumber: fields.requiredText(body, 'external_account_number'),
    externalRoutingNumber: fields.requiredText(body, 'external_routing_number'),
    externalName: fields.requiredText(body, 'external_name'),
    memo: fields.optionalText(body, 'memo'),
    description: fields.optionalText(body, 'description'),
    originatorName: fields.optionalText(body, 'originator_name'),
    userdata: fields.userdataOf(body),
  };
  requireSecurityContext(body);
  if (participation(world, details.externalRoutingNumber)['receive'] !== true) {
    throw fail(400, `Routing number ${details.externalRoutingNumber} does not receive FedNow payments.`);
  }
  const account = usableAccount(world, 'account_id', accountId);
  const isShort = lacksFunds(world, account, minor);
  const payment = addFednow(world, { ...details, accountId, minor, received: false, lacksFunds: isShort });
  countEffect(world, request, payment);
  scheduleFednow(world, payment);
  return { body: fednowView(world, payment) };
}

function requireSecurityContext(body: JsonObject): void {
  const context = fields.optionalObject(body, 'security_context');
  if (!context) throw missing('security_context');
  fields.requiredText(context, 'ip_address');
  fields.requiredText(context, 'user_agent');
}

/** The input of a FedNow payment. */
export type FednowOrder = Pick<
  FednowRecord,
  | 'accountId'
  | 'minor'
  | 'received'
  | 'externalAccountNumber'
  | 'externalRoutingNumber'
  | 'externalName'
  | 'memo'
  | 'description'
  | 'originatorName'
  | 'userdata'
  | 'lacksFunds'
> & { readonly atMs?: number; readonly holds?: boolean };

/** Creates a FedNow payment in `pending`; an outgoing one places its hold. */
export function addFednow(world: World, { atMs, holds, ...order }: FednowOrder): FednowRecord {
  const createdMs = atMs ?? world.nowMs;
  const payment: FednowRecord = {
    ...order,
    id: world.newId('fednow'),
    createdMs,
    updatedMs: createdMs,
    paymentId: world.random.uuid(),
    status: 'pending',
    externalStatus: null,
    settlementDate: null,
    error: null,
    holdId: null,
    moves: world.settings.movesBalances,
  };
  world.state.fednows.add(payment);
  const account = world.state.accounts.get(payment.accountId);
  if (payment.moves && !payment.received && !payment.lacksFunds && holds !== false && account) {
    const links = { fednow_id: payment.id };
    const hold = {
      minor: payment.minor,
      kind: 'origination',
      desc: `FedNow to ${payment.externalName}`,
      links,
    } as const;
    payment.holdId = placeHold(world, account, { ...hold, ...timeOf({ atMs }) });
  }
  if (payment.received) notify(world, 'fednow.create', payment.id);
  return payment;
}
