/** Something that holds money: a ledger or a card. Units: `minor` is minor units of `currency`. */
export interface Pocket {
  readonly uuid: string;
  readonly accountUuid: string;
  readonly currency: string;
  minor: bigint;
}

/** A merchant account. Source: contract 3. */
export interface AccountRecord {
  readonly uuid: string;
  kind: 'Treasury' | 'Payments';
  /** What `issue-card` makes here: the request can't choose. */
  cardType: 'Virtual' | 'Physical';
  /** Physical cards need a programme that was set up. */
  programEnabled: boolean;
}

/** A pre-funded pool of money. */
export interface LedgerRecord extends Pocket {
  isActive: boolean;
}

/** Where a card can stand. */
export type CardStatus = 'Active' | 'Suspended' | 'Pending';

/** A change that the suspension rule counts. */
export interface StateChange {
  readonly to: 'Active' | 'Suspended';
  readonly atMs: number;
}

/** A debit card. Source: contract 5.1. */
export interface CardRecord extends Pocket {
  readonly ledgerUuid: string;
  readonly label: string | null;
  readonly cardType: 'Virtual' | 'Physical';
  readonly lastFour: string;
  readonly expiryMonth: number;
  readonly expiryYear: number;
  readonly createdMs: number;
  status: CardStatus;
  readonly changes: StateChange[];
}

/** As the ledger sees it. Source: contract 5.2. */
export const ENTRY_TYPES = ['Debit', 'Credit'] as const;
/** One of them. */
export type EntryType = (typeof ENTRY_TYPES)[number];
/** Source: contract 4.6. */
export const TRANSACTION_TYPES = [
  'ACH',
  'EFT',
  'Transfer',
  'Domestic Wire',
  'International Wire',
  'Debit Card',
  'Trade',
  'System',
] as const;
/** One of them. */
export type TransactionType = (typeof TRANSACTION_TYPES)[number];

/** A row of the reporting; rows are only ever added. */
export interface TransactionRecord {
  readonly uuid: string;
  readonly number: number;
  readonly accountUuid: string;
  readonly ledgerUuid: string | null;
  readonly cardUuid: string | null;
  readonly entryType: EntryType;
  readonly transactionType: TransactionType;
  /** Above zero: the direction is in `entryType`. */
  readonly minor: bigint;
  readonly currency: string;
  readonly description: string | null;
  readonly createdMs: number;
}

/** Transactions by uuid, and newest first with ties by number. */
export class Transactions {
  readonly #byUuid = new Map<string, TransactionRecord>();
  #rows: TransactionRecord[] = [];
  #isSorted = true;

  add(row: TransactionRecord): TransactionRecord {
    this.#byUuid.set(row.uuid, row);
    this.#rows.push(row);
    this.#isSorted = false;
    return row;
  }

  get(uuid: string): TransactionRecord | undefined {
    return this.#byUuid.get(uuid);
  }

  newestFirst(accountUuid: string): readonly TransactionRecord[] {
    if (!this.#isSorted) this.#rows.sort((a, b) => b.createdMs - a.createdMs || b.number - a.number);
    this.#isSorted = true;
    return this.#rows.filter((row) => row.accountUuid === accountUuid);
  }
}

/** Everything the provider remembers; a reset makes a new one. */
export class State {
  readonly accounts = new Map<string, AccountRecord>();
  readonly ledgers = new Map<string, LedgerRecord>();
  readonly cards = new Map<string, CardRecord>();
  readonly transactions = new Transactions();
}
