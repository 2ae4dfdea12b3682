import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { API, answer } from './answers.js';
import { accountView } from './bank-account-view.js';
import { fail, missing } from './errors.js';
import * as fields from './fields.js';
import { openAccount, removeAccount } from './linking.js';
import { companyIn, ofCompany } from './lookup.js';
import { METHODS } from './payment-methods.js';
import { isTraded } from './rates.js';
import type { BankAccountRecord, Json, RecipientRecord } from './state.js';
import { iso } from './time.js';
import type { World } from './world.js';

/** `/companies/{c}/recipients`. **Source** contract 8. */
export function recipientRoutes(world: World): readonly Route[] {
  const many = `${API}/companies/:company/recipients`;
  const one = `${many}/:recipient`;
  const view = (recipient: RecipientRecord): Json => recipientView(world, recipient);
  return [
    {
      method: 'GET',
      path: many,
      handler: (request) => {
        const all = ofCompany(world.state.recipients.newestFirst(), companyIn(world, request));
        return answer(world, 200, all.filter(({ isActive }) => isActive).map(view));
      },
    },
    { method: 'POST', path: many, handler: (request) => create(world, request) },
    {
      method: 'GET',
      path: one,
      handler: (request) => answer(world, 200, view(recipientIn(world, request))),
    },
    { method: 'DELETE', path: one, handler: (request) => remove(world, request) },
    { method: 'POST', path: `${one}/bank_accounts`, handler: (request) => addBankAccount(world, request) },
  ];
}

function recipientView(world: World, recipient: RecipientRecord): Json {
  return {
    id: recipient.id,
    name: recipient.name,
    email: recipient.email,
    created_at: iso(recipient.createdMs),
    updated_at: iso(recipient.updatedMs),
    bank_accounts: accountsOf(world, recipient).map((account) => accountView(world, account)),
  };
}

function accountsOf({ state }: World, recipient: RecipientRecord): readonly BankAccountRecord[] {
  return state.accounts
    .newestFirst()
    .filter((account) => account.ownerId === recipient.id && !account.isRemoved);
}

function recipientIn(world: World, request: SimRequest): RecipientRecord {
  const company = companyIn(world, request);
  const recipient = world.state.recipients.get(request.params['recipient']);
  if (recipient?.companyId === company.id && recipient.isActive) return recipient;
  throw missing('id', 'Recipient');
}

function create(world: World, request: SimRequest): SimResponse {
  const company = companyIn(world, request);
  const body = fields.bodyOf(request);
  const recipient = world.state.recipients.add({
    id: world.newId('Counterparty'),
    companyId: company.id,
    name: fields.requiredText(body, 'name'),
    email: fields.optionalText(body, 'email'),
    isActive: true,
    createdMs: world.nowMs,
    updatedMs: world.nowMs,
  });
  return answer(world, 201, recipientView(world, recipient));
}

function remove(world: World, request: SimRequest): SimResponse {
  const recipient = recipientIn(world, request);
  for (const account of accountsOf(world, recipient)) removeAccount(world, account);
  recipient.isActive = false;
  recipient.updatedMs = world.nowMs;
  return { status: 204 };
}

function addBankAccount(world: World, request: SimRequest): SimResponse {
  const recipient = recipientIn(world, request);
  const body = fields.bodyOf(request);
  fields.requireTexts(body, ['currency', 'account_number', 'payment_method']);
  const currency = fields.currencyOf(body['currency'], 'currency');
  if (!isTraded(currency)) throw fail(422, 'currency', 'is not supported');
  const method = fields.requiredText(body, 'payment_method');
  if (!METHODS.includes(method)) throw fail(422, 'payment_method', 'is not included in the list');
  const routingNumber = fields.optionalText(body, 'routing_number');
  const account = openAccount(world, {
    companyId: recipient.companyId,
    ownerId: recipient.id,
    ownerType: 'Counterparty',
    kind: 'counterparty',
    currency,
    bankName: fields.optionalText(body, 'bank_name'),
    lastFour: fields.requiredText(body, 'account_number').slice(-4),
    partyAddress: fields.optionalText(body, 'party_address'),
    profile: { method, usage: 'credit', status: 'draft' },
    ...(routingNumber === null ? {} : { routingNumber }),
  });
  return answer(world, 201, accountView(world, account));
}
