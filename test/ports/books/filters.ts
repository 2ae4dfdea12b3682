import { idOf } from './plain.js';
import type { Book, ListName, Row, Rows } from './rows.js';

/** One question to a list, with the rows that answer it. */
export interface Question {
  readonly name: string;
  /** The kind of narrowing, as in `BookReader.narrowed`. */
  readonly by: string;
  readonly filter: object;
  /** The accounts that a caller is limited to, by ref. */
  readonly accounts?: readonly string[];
  readonly fits: (row: any) => boolean;
}

/** The questions to a list of the connector, taken from what the book has. */
export function questionsOf(connector: string, name: ListName, book: Book): readonly Question[] {
  const rows = (book[name] ?? []) as readonly Row[];
  const idIn = (kind: string, ref: string) => idOf(connector, kind, ref);
  const own = QUESTIONS[name]?.(rows as never, idIn) ?? [];
  return [...own, ...limits(name, book)].filter(({ fits }) => rows.some(fits));
}

type Questions<R> = (rows: readonly R[], idIn: (kind: string, ref: string) => string) => readonly Question[];

const QUESTIONS: { readonly [L in ListName]?: Questions<Rows[L]> } = {
  accounts: (rows) => [
    ...days(rows),
    ...each(rows, 'status', (status) => ({ statuses: [status] })),
    ...each(rows, 'kind', (kind) => ({ kinds: [kind] })),
    ...each(rows, 'currency', (currency) => ({ currency })),
  ],
  transfers: (rows, idIn) => [
    ...days(rows),
    ...each(rows, 'status', (status) => ({ statuses: [status] })),
    ...each(rows, 'rail', (rail) => ({ rails: [rail] })),
    ...each(rows, 'direction', (direction) => ({ direction })),
    ...ends(rows, 'Account').map((ref) => ({
      ...{ name: `account ${ref}`, by: 'account', filter: { account: idIn('Account', ref) } },
      fits: (row: Rows['transfers']) => isOf(row, ref),
    })),
    ...ends(rows, 'Counterparty').map((ref) => ({
      ...{
        name: `counterparty ${ref}`,
        by: 'counterparty',
        filter: { counterparty: idIn('Counterparty', ref) },
      },
      fits: (row: Rows['transfers']) =>
        row.destination === `Counterparty ${ref}` || row.source === `Counterparty ${ref}`,
    })),
  ],
  transactions: (rows) => [
    ...days(rows),
    ...each(rows, 'type', (type) => ({ types: [type] })),
    ...['DEBIT', 'CREDIT'].map((entryType) => ({
      ...{ name: `entry type ${entryType}`, by: 'entryType', filter: { entryType } },
      fits: ({ amount }: Rows['transactions']) => amount.startsWith('-') === (entryType === 'DEBIT'),
    })),
  ],
  cards: (rows, idIn) => [
    ...each(rows, 'status', (status) => ({ statuses: [status] })),
    ...each(rows, 'account', (ref) => ({ account: idIn('Account', ref) })),
  ],
  documents: (rows, idIn) => each(rows, 'business', (ref) => ({ business: idIn('Business', ref) })),
  recurringTransfers: (rows) => [
    ...each(rows, 'memo', (search) => ({ search })).map((question) => ({
      ...question,
      by: 'search',
      fits: holds(question),
    })),
    ...each(rows, 'amount', (amount) => ({ minAmount: decimal(amount), maxAmount: decimal(amount) })).slice(
      0,
      3,
    ),
  ],
};

/** One question for each of the first values of a field. */
function each<R extends Row>(
  rows: readonly R[],
  field: keyof R & string,
  filterOf: (value: string) => object,
): readonly Question[] {
  const values = [...new Set(rows.flatMap((row) => (row[field] ?? []) as string))].slice(0, 8);
  return values.map((value) => ({
    ...{ name: `${field} ${value}`, by: field, filter: filterOf(value) },
    fits: (row: R) => row[field] === value,
  }));
}

/** Whether the memo of a row contains the text that a question searches for. */
function holds({ filter }: Question): (row: Rows['recurringTransfers']) => boolean {
  const { search } = filter as { readonly search: string };
  return ({ memo }) => memo?.toLowerCase().includes(search.toLowerCase()) ?? false;
}

/** Two days on which rows were created, both included. */
function days(rows: readonly Row[]): readonly Question[] {
  const known = rows.flatMap(({ at }) => at?.slice(0, 10) ?? []).sort();
  const [from, to] = [known[Math.floor(known.length * 0.3)], known[Math.floor(known.length * 0.7)]];
  if (from === undefined || to === undefined) return [];
  return [
    {
      ...{ name: `days ${from} to ${to}`, by: 'days', filter: { createdFrom: from, createdTo: to } },
      fits: ({ at }: Row) => at !== null && from <= at.slice(0, 10) && at.slice(0, 10) <= to,
    },
  ];
}

/** The lists that a caller limited to accounts can read. */
const LIMITED: { readonly [L in ListName]?: (row: Rows[L], account: string) => boolean } = {
  accounts: ({ ref }, account) => ref === account,
  transfers: isOf,
  transactions: (row, account) => row.account === account,
  cards: (row, account) => row.account === account,
  ledgers: (row, account) => row.account === account,
};

function limits(name: ListName, book: Book): readonly Question[] {
  const isWithin = LIMITED[name] as ((row: Row, account: string) => boolean) | undefined;
  if (!isWithin) return [];
  const rows = (book[name] ?? []) as readonly Row[];
  const used = (book.accounts ?? [])
    .map(({ ref }) => ref)
    .filter((ref) => rows.some((row) => isWithin(row, ref)));
  const two = used.slice(0, 2);
  return [...used.slice(0, 4).map((ref) => [ref]), ...(two.length === 2 ? [two] : [])].map((accounts) => ({
    ...{ name: `limit ${accounts.join(' and ')}`, by: 'limit', filter: {}, accounts },
    fits: (row: Row) => accounts.some((account) => isWithin(row, account)),
  }));
}

function isOf({ source, destination, account }: Rows['transfers'], ref: string): boolean {
  return source === `Account ${ref}` || destination === `Account ${ref}` || account === ref;
}

/** The refs at either end, at most four. */
function ends(rows: readonly Rows['transfers'][], kind: string): readonly string[] {
  const both = rows.flatMap(({ source, destination }) => [source, destination]);
  const refs = both.flatMap((end) => (end?.startsWith(`${kind} `) ? end.slice(kind.length + 1) : []));
  return [...new Set(refs)].slice(0, 4);
}

/** `1250 USD` → `12.50`. */
function decimal(amount: string): string {
  const minor = (amount.split(' ')[0] ?? '').padStart(3, '0');
  return `${minor.slice(0, -2)}.${minor.slice(-2)}`;
}
