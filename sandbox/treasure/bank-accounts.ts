import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { checkedBody, object, optional, required, text, userData, wordOf } from './checks.js';
import { failure } from './errors.js';
import { listAnswer } from './lists.js';
import type { BankAccount, Json } from './state.js';
import { announce } from './webhooks.js';
import type { World } from './world.js';

const COLLECTION = '/v1/businesses/:business/bank_accounts';

const FIELDS = {
  account_number: text(/^\d{1,34}$/, 'must be digits'),
  account_type: wordOf('checking', 'savings'),
  bank_name: text(),
  routing_number: text(/^\d{9}$/, 'must be 9 digits'),
};
const CREATE = object({ ...mapped(required), user_data: optional(userData) });
const UPDATE = object({ ...mapped(optional), user_data: optional(userData) });

/** The bank account routes. All require an open business. **Source** contract 4.3. */
export function bankAccountRoutes(world: World): readonly Route[] {
  return [
    { method: 'POST', path: COLLECTION, handler: (request) => create(world, request) },
    { method: 'GET', path: COLLECTION, handler: (request) => list(world, request) },
    { method: 'GET', path: `${COLLECTION}/:id`, handler: (request) => answer(200, found(world, request)) },
    { method: 'POST', path: `${COLLECTION}/:id`, handler: (request) => update(world, request) },
  ];
}

/** The API's representation, with the full account number. */
export function toWireBankAccount(account: BankAccount): Json {
  return {
    id: account.id,
    account_number: account.accountNumber,
    account_type: account.accountType,
    bank_name: account.bankName,
    routing_number: account.routingNumber,
    user_data: account.userData,
  };
}

function mapped<T>(wrap: (check: (typeof FIELDS)[keyof typeof FIELDS]) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(FIELDS).map(([name, check]) => [name, wrap(check)]));
}

function create(world: World, request: SimRequest): SimResponse {
  const business = world.openBusiness(request.params['business']);
  const body = checkedBody(request, CREATE);
  const account: BankAccount = {
    id: world.random.uuid(),
    createdMs: world.nowMs,
    businessId: business.id,
    accountNumber: body['account_number'] as string,
    accountType: body['account_type'] as string,
    bankName: body['bank_name'] as string,
    routingNumber: body['routing_number'] as string,
    userData: (body['user_data'] ?? null) as Json | null,
  };
  world.state.bankAccounts.set(account.id, account);
  announce(world, 'bank_account.created', business.id, toWireBankAccount(account));
  return answer(201, account);
}

function list(world: World, { params }: SimRequest): SimResponse {
  const { id } = world.openBusiness(params['business']);
  const accounts = world
    .visible(world.state.bankAccounts.values())
    .filter(({ businessId }) => businessId === id);
  return listAnswer('bank_accounts', accounts.map(toWireBankAccount), world.settings.envelopedLists);
}

function update(world: World, request: SimRequest): SimResponse {
  const account = found(world, request);
  const body = checkedBody(request, UPDATE);
  const { account_number, account_type, bank_name, routing_number } = body as Record<
    string,
    string | undefined
  >;
  account.accountNumber = account_number ?? account.accountNumber;
  account.accountType = account_type ?? account.accountType;
  account.bankName = bank_name ?? account.bankName;
  account.routingNumber = routing_number ?? account.routingNumber;
  if ('user_data' in body) account.userData = body['user_data'] as Json | null;
  announce(world, 'bank_account.updated', account.businessId, toWireBankAccount(account));
  return answer(200, account);
}

function found(world: World, { params }: SimRequest): BankAccount {
  const { id } = world.openBusiness(params['business']);
  const account = world.state.bankAccounts.get(params['id'] ?? '');
  if (account?.businessId !== id) throw failure('NOT_FOUND', { message: 'no such bank account' });
  return account;
}

function answer(status: number, account: BankAccount): SimResponse {
  return { status, body: toWireBankAccount(account) };
}
