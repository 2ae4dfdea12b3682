// What every peer shares: the reads of the provider over one pool with kept connections, and the mapping to the gateway's answers.
import { Pool } from 'undici';

const pool = new Pool(process.env.UPSTREAM_URL, { connections: 64 });
const headers = { authorization: `Basic ${Buffer.from('key:value').toString('base64')}` };
const connector = { name: 'bank', provider: 'TREASURY_PRIME' };

const RAIL_STATUS = { pending: 'PENDING', processing: 'PROCESSING', sent: 'SENT', returned: 'RETURNED' };
const DIRECTION = { credit: 'PUSH', debit: 'PULL' };
const TYPE = { checking: 'CHECKING', savings: 'SAVINGS' };

async function read(path) {
  const { statusCode, body } = await pool.request({ path, method: 'GET', headers });
  if (statusCode !== 200) throw new Error(`the provider answers ${statusCode}`);
  return JSON.parse(await body.text());
}

export async function listAccounts() {
  return (await read('/account?page_size=100')).data.map(toAccount);
}

export async function readAccount(ref) {
  return toAccount(await read(`/account/${ref}`));
}

export async function readCounterparty(ref) {
  return toCounterparty(await read(`/counterparty/${ref}`));
}

export async function listCounterparties() {
  return (await read('/counterparty?page_size=100')).data.map(toCounterparty);
}

export async function listTransfers() {
  return (await read('/ach?page_size=100')).data.map(toTransfer);
}

/** What locks an account: a list that no field of the compared answers shows. */
export async function listLocks() {
  return (await read('/account_lock?locked=true&page_size=100')).data;
}

export function toGlobalId(kind, ref) {
  return Buffer.from(`bank:${kind}:${ref}`).toString('base64url');
}

/** The provider's id in a global id. */
export function toRef(id) {
  return Buffer.from(id, 'base64url').toString().split(':')[2];
}

function toAccount(json) {
  const { available_balance: available, current_balance: current } = json;
  return {
    __typename: 'Account',
    id: toGlobalId('Account', json.id),
    providerId: json.id,
    type: TYPE[json.account_type] ?? 'OTHER',
    currency: json.currency ?? 'USD',
    accountNumberLast4: json.account_number?.slice(-4) ?? null,
    routingNumber: json.routing_number,
    createdAt: json.created_at,
    connector,
    name: json.name ?? json.nickname ?? null,
    balance: current && { current: toMoney(current), available: toMoney(available) },
  };
}

function toCounterparty(json) {
  return { __typename: 'Counterparty', id: toGlobalId('Counterparty', json.id), name: json.name_on_account };
}

function toTransfer(json) {
  return {
    __typename: 'Transfer',
    id: toGlobalId('Transfer', `ach/${json.id}`),
    rail: 'ACH',
    direction: DIRECTION[json.direction],
    status: RAIL_STATUS[json.status] ?? 'UNKNOWN',
    amount: toMoney(json.amount),
    createdAt: json.created_at,
    accountRef: json.account_id,
    counterpartyRef: json.counterparty_id,
  };
}

function toMoney(amount) {
  return { amount, currency: 'USD' };
}
