/** A ledger or a card with its balance. **Units** `minor` in minor units of `currency`. */
export interface Pocket {
  readonly uuid: string;
  readonly accountUuid: string;
  readonly currency: string;
  minor: bigint;
}

/** A merchant account. **Source** contract 3. */
export interface AccountRecord {
  readonly uuid: string;
  kind: 'Treasury' | 'Payments';
  /** The form of issued cards; the request cannot choose it. */
  cardType: 'Virtual' | 'Physical';
  /** Physical cards require a configured programme. */
  programEnabled: boolean;
}

/** A prefunded ledger. */
export interface LedgerRecord extends Pocket {
  isActive: boolean;
}

/** The statuses of a card. */
export type CardStatus = 'Active' | 'Suspended' | 'Pending';

/** A status change that counts for the suspension limit. */
export interface StateChange {
  readonly to: 'Active' | 'Suspended';
  readonly atMs: number;
}

/** A debit card. **Source** contract 5.1. */
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

/** The entry type from the view of the ledger. **Source** contract 5.2. */
export const ENTRY_TYPES = ['Debit', 'Credit'] as const;
/** One of them. */
export type EntryType = (typeof ENTRY_TYPES)[number];
/** **Source** contract 4.6. */
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

/** A transaction. Transactions are never changed or removed. */
export interface TransactionRecord {
  readonly uuid: string;
  readonly number: number;
  readonly accountUuid: string;
  readonly ledgerUuid: string | null;
  readonly cardUuid: string | null;
  readonly entryType: EntryType;
  readonly transactionType: TransactionType;
  /** Always positive; `entryType` is the direction. */
  readonly minor: bigint;
  readonly currency: string;
  readonly description: string | null;
  readonly createdMs: number;
}

/** Transactions by uuid, and newest first; rows with the same time by number. */
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

  all(): readonly TransactionRecord[] {
    return this.#rows;
  }

  newestFirst(accountUuid: string): readonly TransactionRecord[] {
    if (!this.#isSorted) this.#rows.sort((a, b) => b.createdMs - a.createdMs || b.number - a.number);
    this.#isSorted = true;
    return this.#rows.filter((row) => row.accountUuid === accountUuid);
  }
}

/** The data of the simulator. A reset creates a new one. */
export class State {
  readonly accounts = new Map<string, AccountRecord>();
  readonly ledgers = new Map<string, LedgerRecord>();
  readonly cards = new Map<string, CardRecord>();
  readonly transactions = new Transactions();
}
