import type { JsonObject } from '../kernel/json.js';
import { isoSeconds } from '../kernel/time.js';
import type { Route, SimRequest } from '../kernel/types.js';
import { effectiveMs, holdOf, stepAch } from './ach-steps.js';
import { fail, invalidId, missing } from './errors.js';
import * as fields from './fields.js';
import { type Created, once } from './idempotency.js';
import { placeHold } from './ledger.js';
import { scheduleAch } from './lifecycle.js';
import { toText } from './money.js';
import { ORG_ID } from './organisation.js';
import { countEffect, lacksFunds, requireWithinLimit, usableAccount } from './originations.js';
import type { Filters } from './paging.js';
import { findIn, type Readable, readRoutes } from './reading.js';
import type { AchRecord, Direction } from './state.js';
import { timeOf } from './steps.js';
import { businessDay } from './time.js';
import { notify } from './webhooks.js';
import type { World } from './world.js';

const SEC_CODES = ['ccd', 'cie', 'ppd', 'tel', 'web'];
const PAYMENT_TYPES = ['recurring', 'single', 'subsequent'];

/** `/ach`. **Source** contract 9. */
export function achRoutes(world: World): readonly Route[] {
  const achs: Readable<AchRecord> = {
    path: '/ach',
    what: 'ACH',
    rows: () => world.state.achs,
    view: (one) => achView(world, one),
    filters: FILTERS,
  };
  return [
    ...readRoutes(world, achs),
    {
      method: 'POST',
      path: '/ach',
      handler: (request) => once(world, request, () => create(world, request)),
    },
    {
      method: 'PATCH',
      path: '/ach/:id',
      handler: (request) => ({ status: 200, body: patch(world, findIn(achs, request), request) }),
    },
  ];
}

const FILTERS: Filters<AchRecord> = {
  account_id: (ach) => ach.accountId,
  counterparty_id: (ach) => ach.counterpartyId,
  effective_date: (ach) => ach.effectiveDate,
  org_id: () => ORG_ID,
  service: (ach) => ach.service,
  status: (ach) => ach.status,
  trace_suffix: (ach) => String(ach.traceSuffix),
};

/** An ACH in the API. */
export function achView(world: World, ach: AchRecord): JsonObject {
  const isStamp = world.settings.achEffectiveDateForm === 'timestamp';
  return {
    id: ach.id,
    account_id: ach.accountId,
    counterparty_id: ach.counterpartyId,
    amount: toText(ach.minor),
    direction: ach.direction,
    sec_code: ach.secCode,
    sec_details: ach.secDetails,
    service: ach.service,
    description: ach.description,
    addenda: ach.addenda,
    originator_name: ach.originatorName,
    effective_date: isStamp ? `${ach.effectiveDate}T00:00:00Z` : ach.effectiveDate,
    status: ach.status,
    error: ach.error,
    scheduled_settlement: ach.scheduledMs === null ? null : isoSeconds(ach.scheduledMs),
    bank_id: world.state.accounts.get(ach.accountId)?.bankId ?? null,
    org_id: ORG_ID,
    bankdata: null,
    batch_key: null,
    created_at: isoSeconds(ach.createdMs),
    updated_at: isoSeconds(ach.updatedMs),
    userdata: ach.userdata,
  };
}

function create(world: World, request: SimRequest): Created {
  const body = fields.bodyOf(request);
  const asked = readBody(body);
  const account = usableAccount(world, 'account_id', fields.requiredText(body, 'account_id'));
  const counterparty = world.state.counterparties.get(fields.requiredText(body, 'counterparty_id'));
  if (!counterparty) throw invalidId('counterparty_id', body['counterparty_id']);
  if (!counterparty.ach) throw fail(400, `Counterparty ${counterparty.id} has no ACH details.`);
  requireWithinLimit(world, asked.minor);
  const isShort = asked.direction === 'credit' && lacksFunds(world, account, asked.minor);
  const ach = addAch(world, {
    ...asked,
    accountId: account.id,
    counterpartyId: counterparty.id,
    lacksFunds: isShort,
  });
  countEffect(world, request, ach);
  scheduleAch(world, ach);
  return { body: achView(world, ach) };
}

/** The input of an ACH. */
export type AchOrder = Pick<
  AchRecord,
  | 'accountId'
  | 'counterpartyId'
  | 'minor'
  | 'direction'
  | 'secCode'
  | 'secDetails'
  | 'service'
  | 'description'
  | 'addenda'
  | 'originatorName'
  | 'userdata'
  | 'lacksFunds'
> & { readonly atMs?: number; readonly holds?: boolean };

/** Creates an ACH in `pending`; a credit places its hold. */
export function addAch(world: World, { atMs, holds, ...order }: AchOrder): AchRecord {
  const createdMs = atMs ?? world.nowMs;
  const ach: AchRecord = {
    ...order,
    id: world.newId('ach'),
    createdMs,
    updatedMs: createdMs,
    effectiveDate: businessDay(effectiveMs(order.service, createdMs)),
    traceSuffix: world.random.int(1, 9_999_999),
    status: 'pending',
    error: null,
    scheduledMs: null,
    holdId: null,
    moves: world.settings.movesBalances,
  };
  world.state.achs.add(ach);
  const account = world.state.accounts.get(ach.accountId);
  if (ach.moves && ach.direction === 'credit' && !ach.lacksFunds && holds !== false && account) {
    ach.holdId = placeHold(world, account, { ...holdOf(ach), ...timeOf({ atMs }) });
  }
  notify(world, 'ach.create', ach.id);
  return ach;
}

function readBody(body: JsonObject): Omit<AchOrder, 'accountId' | 'counterpartyId' | 'lacksFunds'> {
  fields.requiredText(body, 'account_id');
  fields.requiredText(body, 'counterparty_id');
  const secCode = fields.wordOf(body, 'sec_code', SEC_CODES);
  return {
    minor: fields.amountOf(body),
    direction: fields.wordOf(body, 'direction', ['credit', 'debit']) as Direction,
    secCode,
    secDetails: secDetailsOf(body, secCode),
    service: fields.wordOf(body, 'service', ['standard', 'sameday'], 'standard'),
    description: fields.asciiOnly('description', fields.optionalText(body, 'description', 10)),
    addenda: addendaOf(body, secCode),
    originatorName: fields.optionalText(body, 'originator_name', 16),
    userdata: fields.userdataOf(body),
  };
}

function secDetailsOf(body: JsonObject, secCode: string): JsonObject | null {
  if (secCode === 'ccd' || secCode === 'ppd') return fields.optionalObject(body, 'sec_details');
  const details = fields.optionalObject(body, 'sec_details');
  if (!details) throw missing('sec_details');
  if (secCode === 'cie') {
    fields.requiredText(details, 'individual_id_number');
    fields.requiredText(details, 'individual_name');
  } else {
    fields.wordOf(details, 'payment_type', PAYMENT_TYPES);
  }
  return details;
}

function addendaOf(body: JsonObject, secCode: string): readonly string[] | null {
  const addenda = body['addenda'];
  if (addenda === undefined || addenda === null) return null;
  if (secCode !== 'ccd' && secCode !== 'web')
    throw fail(400, `Parameter 'addenda' does not go with sec_code ${secCode}.`);
  if (!Array.isArray(addenda) || addenda.some((line) => typeof line !== 'string')) {
    throw fail(400, "Parameter 'addenda' must be a list of strings.");
  }
  return addenda;
}

function patch(world: World, ach: AchRecord, request: SimRequest): JsonObject {
  const body = fields.bodyOf(request);
  fields.onlyFields(body, ['status', 'userdata']);
  const userdata = fields.userdataOf(body);
  if (body['status'] !== undefined) {
    fields.wordOf(body, 'status', ['canceled']);
    if (!stepAch(world, ach, 'canceled'))
      throw fail(400, `ACH ${ach.id} is ${ach.status} and can't be canceled.`);
  }
  if (body['userdata'] !== undefined) {
    ach.userdata = userdata;
    ach.updatedMs = world.nowMs;
    notify(world, 'ach.update', ach.id);
  }
  return achView(world, ach);
}
