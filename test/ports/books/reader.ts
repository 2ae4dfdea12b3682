import type { StoredBook } from '../../support/provider-under-test.js';
import type { Book, ListName } from './rows.js';

export type Stored = StoredBook;

/** What a simulator can be told before it is read. */
export interface Preparing {
  settings(changes: object): Promise<unknown>;
  command(command: object): Promise<any>;
  stored(): Promise<Stored>;
}

/** Translates the stored objects of one simulator by hand. It uses no code of the client and none of the simulator. */
export interface BookReader {
  /** The size of the seed; default: small. */
  readonly size?: 'default';
  /** Makes every list longer than one page. */
  readonly prepare: (simulator: Preparing) => Promise<void>;
  readonly read: (stored: Stored) => Book;
  /** The paths that the provider pages, by the list that is read through them. */
  readonly paged: Readonly<Partial<Record<ListName, readonly RegExp[]>>>;
  /** The filters that the client leaves to the provider, so that no other row arrives. */
  readonly narrowed: Readonly<Partial<Record<ListName, readonly string[]>>>;
  /** The lists in the order of the book itself; others are newest first, and rows of one moment in any order. */
  readonly inOrderOfTheBook?: readonly ListName[];
  /** False if the list of all transactions does not name the account of a row. */
  readonly namesAccounts?: boolean;
}

/** The collection with this name. */
export function rowsOf<T>({ records }: Stored, name: string): readonly T[] {
  const rows = records[name];
  if (!rows) throw new Error(`the book must have ${name}; it has ${Object.keys(records).join(', ')}`);
  return rows as readonly T[];
}

/** The balance in the double-entry book. */
export function balanceOf({ balances }: Stored, account: string, currency: string): bigint {
  const found = balances.find((each) => each.account === account && each.currency === currency);
  return BigInt(found?.minor ?? '0');
}

/** **Units** minor units. */
export function money(minor: bigint | string, currency: string): string {
  return `${minor} ${currency}`;
}

/** The moment to the second. */
export function second(ms: number): string {
  return new Date(Math.floor(ms / 1000) * 1000).toISOString();
}

/** The word that stands for another. */
export function wordIn(table: Readonly<Record<string, string>>, word: string): string {
  const found = table[word];
  if (found === undefined)
    throw new Error(`required a word among ${Object.keys(table).join(', ')}, arrived ${word}`);
  return found;
}
