import { refReader } from '../reading/refs.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A UUID in lower case, in which all of them are compared and asked for; null for anything else. */
export function toUuid(value: unknown): string | null {
  return typeof value === 'string' && UUID.test(value) ? value.toLowerCase() : null;
}

/** What a transaction, and a transfer that is one, is read by: `<treasury account>/<transaction>`. */
export interface EntryRef {
  readonly account: string;
  readonly transaction: string;
}

export function toEntryRef({ account, transaction }: EntryRef): string {
  return `${account}/${transaction}`;
}

export function parseEntryRef(ref: string): EntryRef | null {
  const [first, second, ...more] = ref.split('/');
  const account = toUuid(first);
  const transaction = toUuid(second);
  return account && transaction && more.length === 0 ? { account, transaction } : null;
}

/** The ref in a global id, in lower case. */
export const refOf = refReader(toUuid);
