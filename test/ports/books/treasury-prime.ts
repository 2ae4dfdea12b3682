import { type BookReader, balanceOf, money, rowsOf, type Stored, second, wordIn } from './reader.js';
import type * as rows from './rows.js';
import { transfersOf } from './treasury-prime-transfers.js';

interface Stamped {
  readonly id: string;
  readonly createdMs: number;
}

interface AccountRecord extends Stamped {
  readonly name: string;
  readonly accountNumber: string;
  readonly accountType: string;
  readonly businessIds: readonly string[];
  readonly hidesBalances: boolean;
  readonly status: string;
  readonly locked: boolean;
}

interface TransactionRecord extends Stamped {
  readonly accountId: string;
  readonly type: string;
  readonly minor: string;
  readonly balanceMinor: string;
  readonly desc: string;
  readonly links: Readonly<Record<string, string>>;
  readonly traceId: string | null;
}

interface Details {
  readonly account_number: string;
  readonly routing_number: string;
  readonly account_type?: string;
}

const USD = 'USD';

/** The stored objects of Treasury Prime. */
export const book: BookReader = {
  prepare: async (simulator) => {
    await simulator.settings({ maxPageSize: 3 });
    for (const rail of ['ach', 'book', 'wire', 'fednow'])
      await simulator.command({ action: 'insert-transfers', rail, count: 5 });
    const { records } = await simulator.stored();
    const accounts = (records.accounts as readonly AccountRecord[]).filter(({ status }) => status === 'open');
    for (const { id } of accounts.slice(0, 4)) {
      await simulator.command({ action: 'insert-transactions', account: id, count: 5 });
      await simulator.command({ action: 'lock-account', account: id });
    }
  },
  read: (stored) => ({
    accounts: rowsOf<AccountRecord>(stored, 'accounts').map((account) => toAccount(stored, account)),
    transfers: transfersOf(stored),
    transactions: rowsOf<TransactionRecord>(stored, 'transactions').map(toTransaction),
    cards: cards(stored),
    counterparties: counterparties(stored),
    businesses: rowsOf<Stamped & { readonly name: string }>(stored, 'businesses').map((business) => ({
      ...stamp(business),
      name: business.name,
      status: 'UNKNOWN',
      onboarding: null,
    })),
  }),
  paged: {
    accounts: [/^\/account$/, /^\/account_lock$/],
    transfers: [/^\/ach$/, /^\/book$/, /^\/wire$/, /^\/fednow$/],
    transactions: [/^\/transaction$/],
    cards: [/^\/card$/],
    counterparties: [/^\/counterparty$/],
    businesses: [/^\/business$/],
  },
  narrowed: {
    accounts: ['days', 'limit'],
    transfers: ['days', 'rail', 'account', 'counterparty', 'limit'],
    transactions: ['days', 'limit'],
    cards: ['account', 'limit'],
  },
  namesAccounts: false,
};

function stamp({ id, createdMs }: Stamped) {
  return { ref: id, providerId: id, at: second(createdMs) };
}

function toAccount(stored: Stored, account: AccountRecord): rows.FullAccountRow {
  const holds = rowsOf<{ readonly accountId: string; readonly minor: string }>(stored, 'holds');
  const held = holds.filter(({ accountId }) => accountId === account.id);
  const current = balanceOf(stored, account.id, USD);
  const available = held.reduce((left, { minor }) => left - BigInt(minor), current);
  return {
    ...stamp(account),
    kind: 'DEPOSIT',
    type: wordIn({ checking: 'CHECKING', savings: 'SAVINGS' }, account.accountType),
    status:
      account.locked && account.status === 'open'
        ? 'LOCKED'
        : wordIn({ open: 'OPEN', close_pending: 'CLOSE_PENDING', closed: 'CLOSED' }, account.status),
    currency: USD,
    last4: account.accountNumber.slice(-4),
    name: account.name,
    business: account.businessIds[0] ?? null,
    current: account.hidesBalances ? null : money(current, USD),
    available: account.hidesBalances ? null : money(available, USD),
  };
}

const TYPES_OF_LINKS: ReadonlyArray<readonly [link: string, type: string]> = [
  ['ach_id', 'ACH'],
  ['incoming_ach_id', 'ACH'],
  ['wire_id', 'WIRE_DOMESTIC'],
  ['incoming_wire_id', 'WIRE_DOMESTIC'],
  ['book_id', 'INTERNAL'],
  ['card_id', 'CARD'],
  ['check_id', 'CHECK'],
  ['issued_check_id', 'CHECK'],
  ['fednow_id', 'EFT'],
];

function toTransaction(row: TransactionRecord): rows.TransactionRow {
  const transfer = ['ach', 'book', 'wire', 'fednow'].find((resource) => row.links[`${resource}_id`]);
  return {
    ref: row.id,
    providerId: row.id,
    at: new Date(row.createdMs).toISOString(),
    account: row.accountId,
    amount: money(row.minor, USD),
    type: typeOf(row),
    number: row.traceId,
    description: row.desc,
    balance: money(row.balanceMinor, USD),
    transfer: transfer === undefined ? null : `${transfer}/${row.links[`${transfer}_id`]}`,
    card: row.links.card_id ?? null,
    ledger: null,
  };
}

function typeOf({ type, links }: TransactionRecord): string {
  if (type === 'hold') return 'HOLD';
  if (type === 'hold_release') return 'HOLD_RELEASE';
  if (type === 'reversal') return 'REVERSAL';
  const linked = TYPES_OF_LINKS.find(([link]) => links[link]);
  if (linked) return linked[1];
  if (type === 'interest') return 'INTEREST';
  return type === 'charge' ? 'FEE' : 'OTHER';
}

function cards(stored: Stored): readonly rows.CardRow[] {
  interface CardRecord extends Stamped {
    readonly accountId: string;
    readonly productId: string;
    readonly last4: string;
    readonly expiration: string;
    readonly status: string;
  }
  const products = rowsOf<{ readonly id: string; readonly type: string }>(stored, 'cardProducts');
  return rowsOf<CardRecord>(stored, 'cards').map((card) => ({
    ...stamp(card),
    account: card.accountId,
    ledger: null,
    label: null,
    form: products.find(({ id }) => id === card.productId)?.type.toUpperCase() ?? 'UNKNOWN',
    status: card.status.toUpperCase(),
    last4: card.last4,
    expiresOn: lastDayOf(card.expiration),
    balance: null,
  }));
}

/** MMYY → the last day of that month. */
function lastDayOf(expiration: string): string {
  const [month, year] = [Number(expiration.slice(0, 2)), 2000 + Number(expiration.slice(2))];
  return new Date(Date.UTC(year, month, 1) - 1).toISOString().slice(0, 10);
}

function counterparties(stored: Stored): readonly rows.CounterpartyRow[] {
  interface CounterpartyRecord extends Stamped {
    readonly name: string;
    readonly ach: Details | null;
    readonly wire: Details | null;
  }
  const types = { checking: 'CHECKING', savings: 'SAVINGS' };
  const shown = (details: Details | null) => {
    if (!details) return null;
    const { account_number: number, routing_number: routing, account_type: type } = details;
    return `${number.slice(-4)}/${routing}/${type === undefined ? null : wordIn(types, type)}`;
  };
  return rowsOf<CounterpartyRecord>(stored, 'counterparties').map((one) => ({
    ...stamp(one),
    name: one.name,
    ach: shown(one.ach),
    wire: shown(one.wire),
  }));
}
