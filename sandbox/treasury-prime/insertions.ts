import type { JsonObject } from '../kernel/json.js';
import { addAch } from './ach.js';
import { addBook } from './book.js';
import { fail, invalidId } from './errors.js';
import { addFednow } from './fednow.js';
import * as fields from './fields.js';
import { post } from './ledger.js';
import { scheduleAch, scheduleBook, scheduleFednow, scheduleWire } from './lifecycle.js';
import { fromText } from './money.js';
import { countOf } from './notice-commands.js';
import type { CounterpartyRecord } from './party-records.js';
import type { AccountRecord } from './state.js';
import { addWire } from './wire.js';
import type { World } from './world.js';

const RAILS = ['ach', 'book', 'wire', 'fednow'];

/** `insert-transfers`: creates transfers of a rail. */
export function insertTransfers(world: World, command: JsonObject): unknown {
  const rail = fields.wordOf(command, 'rail', RAILS);
  const count = countOf(command, 'count', 1);
  const minor = fromText(command['amount'] ?? '1.00');
  if (minor === undefined || minor <= 0n) throw fail(400, "'amount' must be above 0.00.");
  const wanted = fields.optionalText(command, 'account');
  const account = wanted === null ? richest(world) : world.state.accounts.get(wanted);
  if (!account) throw invalidId('account', wanted);
  const insert = inserter(world, rail, account, minor);
  return { ids: Array.from({ length: count }, insert) };
}

/** `insert-transactions`: creates deposits of one dollar on an account. */
export function insertTransactions(world: World, command: JsonObject): unknown {
  const id = fields.requiredText(command, 'account');
  const account = world.state.accounts.get(id);
  if (!account) throw invalidId('account', id);
  const row = { type: 'deposit', desc: 'Inserted deposit', outside: 'funding' } as const;
  const ids = Array.from({ length: countOf(command, 'count', 1) }, () => post(world, account, 100n, row).id);
  return { ids };
}

function inserter(world: World, rail: string, account: AccountRecord, minor: bigint): () => string {
  const common = { accountId: account.id, minor, userdata: null, lacksFunds: false };
  if (rail === 'ach') return () => insertAch(world, common);
  if (rail === 'book') return () => insertBook(world, { ...common, toAccountId: other(world, account).id });
  if (rail === 'wire') return () => insertWire(world, common);
  return () => insertFednow(world, common);
}

interface Common {
  readonly accountId: string;
  readonly minor: bigint;
  readonly userdata: null;
  readonly lacksFunds: boolean;
}

function insertAch(world: World, common: Common): string {
  const ach = addAch(world, {
    ...common,
    counterpartyId: counterpartyWith(world, 'ach').id,
    direction: 'debit',
    secCode: 'ccd',
    secDetails: null,
    service: 'standard',
    description: 'INSERTED',
    addenda: null,
    originatorName: null,
  });
  scheduleAch(world, ach);
  return ach.id;
}

function insertBook(world: World, common: Common & { readonly toAccountId: string }): string {
  const book = addBook(world, { ...common, description: 'Inserted' });
  scheduleBook(world, book);
  return book.id;
}

function insertWire(world: World, common: Common): string {
  const counterpartyId = counterpartyWith(world, 'wire').id;
  const wire = addWire(world, { ...common, counterpartyId, instructions: null, intermediary: null });
  scheduleWire(world, wire);
  return wire.id;
}

function insertFednow(world: World, common: Common): string {
  const payment = addFednow(world, {
    ...common,
    received: false,
    externalAccountNumber: '5500912234',
    externalRoutingNumber: '021000021',
    externalName: 'Cascade Freight Co',
    memo: null,
    description: null,
    originatorName: null,
  });
  scheduleFednow(world, payment);
  return payment.id;
}

function usable(world: World): readonly AccountRecord[] {
  return world.state.accounts.newestFirst().filter((one) => one.status === 'open' && !one.locked);
}

function richest(world: World): AccountRecord | undefined {
  return [...usable(world)].sort((a, b) => (a.currentMinor < b.currentMinor ? 1 : -1))[0];
}

function other(world: World, account: AccountRecord): AccountRecord {
  const found = usable(world).find((one) => one.id !== account.id && one.bankId === account.bankId);
  if (!found) throw fail(400, 'There is no second account at the same bank.');
  return found;
}

function counterpartyWith(world: World, section: 'ach' | 'wire'): CounterpartyRecord {
  const found = world.state.counterparties.newestFirst().find((one) => one[section] !== null);
  if (!found) throw fail(400, `There is no counterparty with ${section} details.`);
  return found;
}
