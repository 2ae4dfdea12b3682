import type { JsonObject } from '../kernel/json.js';
import { dayOf, isoSeconds } from '../kernel/time.js';
import type { Route, SimRequest } from '../kernel/types.js';
import { fail, notFound } from './errors.js';
import * as fields from './fields.js';
import { availableOf } from './ledger.js';
import { toText } from './money.js';
import { ORG_ID } from './organisation.js';
import { type Filters, listPage } from './paging.js';
import { readRoutes } from './reading.js';
import type { AccountLockRecord, AccountRecord } from './state.js';
import { notify } from './webhooks.js';
import type { World } from './world.js';

const ROUTING_NUMBER = '000000000';
const PATCHABLE = ['locked', 'lock', 'status', 'tags', 'userdata', 'physical_address', 'mailing_address'];
const LOCK_REASONS = [
  'transactions_being_investigated_wire',
  'transactions_being_investigated_card',
  'transactions_being_investigated_ACH',
  'transactions_being_investigated_check_issued',
  'transactions_being_investigated_check_deposit',
  'identity_of_customer_being_investigated',
];

/** `/account` and its locks. **Source** contract 7. */
export function accountRoutes(world: World): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/account',
      handler: (request) =>
        listPage(world, request, {
          rows: world.state.accounts,
          view: (account) => reducedView(world, account),
          filters: FILTERS,
          lastPage: 'missing',
        }),
    },
    {
      method: 'GET',
      path: '/account/:id',
      handler: (request) => ({ status: 200, body: accountView(world, accountOf(world, request)) }),
    },
    {
      method: 'PATCH',
      path: '/account/:id',
      handler: (request) => ({ status: 200, body: patch(world, request) }),
    },
    ...readRoutes(world, {
      path: '/account_lock',
      what: 'Account lock',
      rows: () => world.state.accountLocks,
      view: lockView(world),
      filters: lockFilters(world),
    }),
  ];
}

const FILTERS: Filters<AccountRecord> = {
  account_number: (account) => account.accountNumber,
  account_type: (account) => account.accountType,
  status: (account) => account.status,
  org_id: () => ORG_ID,
  tags: (account) => account.tags,
  closed_date: (account) => (account.closedMs === null ? null : dayOf(account.closedMs)),
};

/** The account in the path. **Throws** `HttpReply` 404. */
export function accountOf(world: World, request: SimRequest): AccountRecord {
  const account = world.state.accounts.get(request.params['id']);
  if (!account) throw notFound(`Account ${request.params['id']}`);
  return account;
}

function reducedView(world: World, account: AccountRecord): JsonObject {
  return {
    id: account.id,
    account_number: account.accountNumber,
    account_type: account.accountType,
    bank_id: account.bankId,
    org_id: ORG_ID,
    routing_number: ROUTING_NUMBER,
    currency: world.settings.currencyNullInLists ? null : 'USD',
    status: account.status,
    tags: account.tags,
    nickname: account.nickname,
    userdata: account.userdata,
    created_at: isoSeconds(account.createdMs),
    updated_at: isoSeconds(account.updatedMs),
  };
}

/** The API's representation of a single account. */
export function accountView(world: World, account: AccountRecord): JsonObject {
  const hides = account.hidesBalances;
  return {
    ...reducedView(world, account),
    currency: 'USD',
    name: account.name,
    available_balance: hides ? null : toText(availableOf(world, account)),
    current_balance: hides ? null : toText(account.currentMinor),
    funded: account.funded,
    locked: account.locked,
    lock: account.lock,
    person_ids: account.personIds,
    primary_person_id: account.personIds[0] ?? null,
    business_ids: account.businessIds,
    address: account.address,
    physical_address: account.physicalAddress,
    mailing_address: account.mailingAddress,
    interest_rate: account.interestRate,
    closed_date: account.closedMs === null ? null : dayOf(account.closedMs),
  };
}

function patch(world: World, request: SimRequest): JsonObject {
  const account = accountOf(world, request);
  const body = fields.bodyOf(request);
  fields.onlyFields(body, PATCHABLE);
  const change = {
    status: body['status'] === undefined ? undefined : fields.wordOf(body, 'status', ['close_pending']),
    locked: lockedOf(body),
    lock: lockOf(body),
    tags: tagsOf(body),
    userdata: fields.userdataOf(body),
    physicalAddress: fields.addressOf(body, 'physical_address'),
    mailingAddress: fields.addressOf(body, 'mailing_address'),
  };
  if (change.status) requireClosable(account, change.locked);
  if (body['tags'] !== undefined) account.tags = change.tags;
  if (body['userdata'] !== undefined) account.userdata = change.userdata;
  if (body['physical_address'] !== undefined) account.physicalAddress = change.physicalAddress;
  if (body['mailing_address'] !== undefined) account.mailingAddress = change.mailingAddress;
  if (change.locked === false) unlock(world, account);
  if (change.locked === true || change.lock) lock(world, account, change.lock);
  if (change.status) close(world, account);
  account.updatedMs = Math.max(account.updatedMs, world.nowMs);
  notify(world, 'account.update', account.id);
  return accountView(world, account);
}

function lockedOf(body: JsonObject): boolean | undefined {
  const locked = body['locked'];
  if (locked === undefined) return undefined;
  if (typeof locked !== 'boolean') throw fail(400, "Parameter 'locked' must be a boolean.");
  return locked;
}

function lockOf(body: JsonObject): AccountRecord['lock'] {
  const given = fields.optionalObject(body, 'lock');
  if (!given) return null;
  const reason = fields.wordOf(given, 'reason', LOCK_REASONS);
  return { reason, additional_context: fields.optionalText(given, 'additional_context') };
}

function tagsOf(body: JsonObject): readonly string[] | null {
  const tags = body['tags'];
  if (tags === undefined || tags === null) return null;
  if (!Array.isArray(tags) || tags.some((tag) => typeof tag !== 'string')) {
    throw fail(400, "Parameter 'tags' must be a list of strings.");
  }
  return tags;
}

function requireClosable(account: AccountRecord, locked: boolean | undefined): void {
  if (locked === true) throw fail(400, "Parameter 'status' can't be combined with 'locked'.");
  if (account.status === 'closed') throw fail(400, `Account ${account.id} is closed.`);
  if (account.currentMinor !== 0n)
    throw fail(400, `Account ${account.id} must have a zero balance to be closed.`);
}

function close(world: World, account: AccountRecord): void {
  account.status = 'close_pending';
  world.at(world.nowMs + world.settings.accountCloseMs, () => {
    if (account.currentMinor !== 0n || account.status !== 'close_pending') return;
    account.status = 'closed';
    account.closedMs = world.nowMs;
    account.updatedMs = world.nowMs;
    notify(world, 'account.update', account.id);
  });
}

/** Locks an account and adds an entry to the lock history. */
export function lock(
  world: World,
  account: AccountRecord,
  why: AccountRecord['lock'],
  atMs = world.nowMs,
): void {
  if (account.locked) unlock(world, account);
  account.locked = true;
  account.lock = why;
  world.state.accountLocks.add({
    id: world.newId('lock'),
    createdMs: atMs,
    updatedMs: atMs,
    accountId: account.id,
    reason: why?.reason ?? null,
    additionalContext: why?.additional_context ?? null,
    releasedMs: null,
  });
}

function unlock(world: World, account: AccountRecord): void {
  account.locked = false;
  account.lock = null;
  for (const one of world.state.accountLocks.newestFirst()) {
    if (one.accountId === account.id && one.releasedMs === null) one.releasedMs = world.nowMs;
  }
}

function lockFilters(world: World): Filters<AccountLockRecord> {
  return {
    account_id: (one) => one.accountId,
    bank_id: (one) => world.state.accounts.get(one.accountId)?.bankId ?? null,
    locked: (one) => String(one.releasedMs === null),
    org_id: () => ORG_ID,
  };
}

function lockView(world: World): (one: AccountLockRecord) => JsonObject {
  return (one) => ({
    id: one.id,
    account_id: one.accountId,
    bank_id: world.state.accounts.get(one.accountId)?.bankId ?? null,
    org_id: ORG_ID,
    locked: one.releasedMs === null,
    reason: one.reason,
    additional_context: one.additionalContext,
    released_at: one.releasedMs === null ? null : isoSeconds(one.releasedMs),
    created_at: isoSeconds(one.createdMs),
  });
}
