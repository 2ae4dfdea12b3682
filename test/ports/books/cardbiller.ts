import { type BookReader, balanceOf, money, rowsOf, type Stored, second, wordIn } from './reader.js';
import type * as rows from './rows.js';

interface AccountRecord {
  readonly uuid: string;
  readonly kind: string;
  readonly isForeign: boolean;
}

interface LedgerRecord {
  readonly uuid: string;
  readonly accountUuid: string;
  readonly currency: string;
  readonly isActive: boolean;
}

interface CardRecord {
  readonly uuid: string;
  readonly accountUuid: string;
  readonly ledgerUuid: string;
}

interface TransactionRecord {
  readonly uuid: string;
  readonly number: number;
  readonly accountUuid: string;
  readonly ledgerUuid: string | null;
  readonly cardUuid: string | null;
  readonly entryType: string;
  readonly transactionType: string;
  readonly minor: string;
  readonly currency: string;
  readonly description: string | null;
  readonly createdMs: number;
}

const USD = 'USD';

/** The stored objects of Cardbiller. */
export const book: BookReader = {
  size: 'default',
  prepare: async (simulator) => {
    await simulator.settings({ maxPageSize: 20 });
  },
  read: (stored) => ({
    accounts: ownAccounts(stored).map((uuid) => toAccount(stored, uuid)),
    ledgers: ownLedgers(stored).map((ledger) => toLedger(stored, ledger)),
    cards: rowsOf<CardRecord>(stored, 'cards').map(toCard),
    transactions: entries(stored).map(toTransaction),
    transfers: entries(stored).filter(movesCardMoney).map(toTransfer),
  }),
  paged: { transactions: [/\/transactions$/], transfers: [/\/transactions$/] },
  narrowed: {
    accounts: ['kind', 'currency', 'limit'],
    ledgers: ['limit'],
    cards: ['status', 'account', 'limit'],
    transactions: ['days', 'type', 'entryType', 'limit'],
    transfers: ['days', 'rail', 'direction', 'account', 'limit'],
  },
};

/** The treasury accounts of our merchant. */
function ownAccounts(stored: Stored): readonly string[] {
  const accounts = rowsOf<AccountRecord>(stored, 'accounts');
  return accounts.filter(({ kind, isForeign }) => kind === 'Treasury' && !isForeign).map(({ uuid }) => uuid);
}

function ownLedgers(stored: Stored): readonly LedgerRecord[] {
  const accounts = ownAccounts(stored);
  return rowsOf<LedgerRecord>(stored, 'ledgers').filter(({ accountUuid }) => accounts.includes(accountUuid));
}

function toAccount(stored: Stored, uuid: string): rows.FullAccountRow {
  const active = ownLedgers(stored).filter((ledger) => ledger.accountUuid === uuid && ledger.isActive);
  const available = active.reduce((sum, ledger) => sum + balanceOf(stored, ledger.uuid, USD), 0n);
  return {
    ref: uuid,
    providerId: uuid,
    at: null,
    kind: 'PROGRAM',
    type: 'TREASURY',
    status: 'OPEN',
    currency: USD,
    last4: null,
    name: null,
    business: null,
    current: null,
    available: active.length === 0 ? null : money(available, USD),
  };
}

function toLedger(stored: Stored, { uuid, accountUuid, currency, isActive }: LedgerRecord): rows.LedgerRow {
  return {
    ref: uuid,
    providerId: uuid,
    at: null,
    account: accountUuid,
    status: isActive ? 'ACTIVE' : 'INACTIVE',
    available: isActive ? money(balanceOf(stored, uuid, currency), currency) : null,
  };
}

/** The API lists no cards. Without an answer about a card, only its place is known. */
function toCard({ uuid, accountUuid, ledgerUuid }: CardRecord): rows.CardRow {
  return {
    ref: uuid,
    providerId: uuid,
    at: null,
    account: accountUuid,
    ledger: ledgerUuid,
    label: null,
    form: 'UNKNOWN',
    status: 'UNKNOWN',
    last4: null,
    expiresOn: null,
    balance: null,
  };
}

function entries(stored: Stored): readonly TransactionRecord[] {
  const accounts = ownAccounts(stored);
  return rowsOf<TransactionRecord>(stored, 'transactions').filter(({ accountUuid }) =>
    accounts.includes(accountUuid),
  );
}

const TYPES = {
  ACH: 'ACH',
  EFT: 'EFT',
  Transfer: 'INTERNAL',
  'Domestic Wire': 'WIRE_DOMESTIC',
  'International Wire': 'WIRE_INTERNATIONAL',
  'Debit Card': 'CARD',
  Trade: 'TRADE',
  System: 'SYSTEM',
};

function common({ uuid, accountUuid, createdMs, description }: TransactionRecord) {
  return {
    ref: `${accountUuid}/${uuid}`,
    providerId: uuid,
    at: second(createdMs),
    account: accountUuid,
    description,
  };
}

function toTransaction(entry: TransactionRecord): rows.TransactionRow {
  const sign = wordIn({ Debit: '-', Credit: '' }, entry.entryType);
  return {
    ...common(entry),
    amount: `${sign}${money(entry.minor, entry.currency)}`,
    type: isFee(entry) ? 'FEE' : wordIn(TYPES, entry.transactionType),
    number: String(entry.number),
    balance: null,
    transfer: movesCardMoney(entry) ? common(entry).ref : null,
    card: entry.cardUuid,
    ledger: entry.ledgerUuid,
  };
}

/** Whether the system took money from the ledger itself. */
function isFee({ transactionType, entryType, cardUuid }: TransactionRecord): boolean {
  return transactionType === 'System' && entryType === 'Debit' && cardUuid === null;
}

/** Whether money moved between a ledger and a card. */
function movesCardMoney({ transactionType, ledgerUuid, cardUuid }: TransactionRecord): boolean {
  return transactionType === 'Debit Card' && ledgerUuid !== null && cardUuid !== null;
}

function toTransfer(entry: TransactionRecord): rows.TransferRow {
  const isLoad = entry.entryType === 'Debit';
  return {
    ...common(entry),
    rail: isLoad ? 'CARD_LOAD' : 'CARD_DEBIT',
    direction: isLoad ? 'PUSH' : 'PULL',
    status: 'COMPLETED',
    amount: money(entry.minor, entry.currency),
    source: `Ledger ${entry.ledgerUuid}`,
    destination: `Card ${entry.cardUuid}`,
    effectiveDate: null,
    idempotencyKey: null,
  };
}
