import { type Resource, type Row, toAccount, toAch, toTransaction } from './bank.js';
import { FEW_CALLS, type Mode, shown, type Visit } from './mode.js';
import { json } from './stub.js';

type Act = NonNullable<Mode['act']>;

/** What a list answers for a cursor; null without one. */
type Page = (
  cursor: string | null,
  visit: Visit,
) => { readonly data: readonly unknown[]; readonly next: string | null };

const LEFT_OUT = 'INVALID_RESPONSE';
/** The pages that one list reads for an answer, those of the total, and a single read for each row. */
const MANY_CALLS = 600;

/** Changes the pages of one list. */
function onList(resource: Resource, page: Page): Act {
  return (visit, reply) => {
    if (visit.path !== `/${resource}`) return reply;
    const { data, next } = page(visit.query.get('page_cursor'), visit);
    const url =
      next === null || next.includes(':')
        ? next
        : `https://api.treasuryprime.com${visit.path}?page_cursor=${next}`;
    return json(200, { data, page_next: url });
  };
}

/** Two new rows on every page, for ever. */
function endless(toRow: (id: string, number: number) => unknown): Page {
  return (cursor) => {
    const page = Number(cursor ?? 0);
    return { data: [toRow(`e_${page}_1`, 1), toRow(`e_${page}_0`, 1)], next: String(page + 1) };
  };
}

/** Pages in turn; behind the last one comes the one that its own cursor names. */
function pages(resource: 'account' | 'transaction', next: Readonly<Record<string, string>>): Act {
  const toRow: (id: string, number: number) => Row = resource === 'account' ? toAccount : toTransaction;
  return onList(resource, (cursor) => {
    const at = cursor ?? 'top';
    const number = at === 'top' ? 9 : 8 - Object.keys(next).indexOf(at);
    return { data: [toRow(`${at}_2`, number), toRow(`${at}_1`, number)], next: next[at] ?? null };
  });
}

const STILL = { top: 'a', a: 'a' };
const CIRCLE = { top: 'a', a: 'b', b: 'a' };

const refusedAfter =
  (status: number): NonNullable<Mode['act']> =>
  (visit, reply) => {
    if (visit.query.has('page_cursor')) return json(status, { error: 'Invalid id page_cursor: a' });
    return pages('transaction', { top: 'a' })(visit, reply);
  };

/** Unreadable rows that fit into a body that is read. */
const MILLION = `{"data":[${'{},'.repeat(1_000_000)}{}],"page_next":null}`;

/** Unreadable rows, more than a page has. */
const LONG_PAGE = Array.from({ length: 2_000 }, () => ({}));

/** Lists that a client must not follow as they say. */
export const WALKS: readonly Mode[] = [
  {
    name: 'endless-accounts',
    // As old as the undated accounts of others: an endless list of newer rows would stand before them for ever.
    act: onList(
      'account',
      endless((id, number) => ({ ...toAccount(id, number), created_at: null })),
    ),
    shows: { accounts: shown(null), cashPosition: shown(0, LEFT_OUT) },
    maxCalls: MANY_CALLS,
  },
  {
    name: 'endless-locks',
    act: onList(
      'account_lock',
      endless((id) => ({ id, account_id: 'acct_1', locked: true })),
    ),
    shows: { accounts: shown(0, LEFT_OUT), cashPosition: shown(0, LEFT_OUT) },
    maxCalls: MANY_CALLS,
  },
  {
    name: 'endless-transactions',
    act: onList('transaction', endless(toTransaction)),
    shows: { transactions: shown(null) },
    maxCalls: MANY_CALLS,
  },
  {
    name: 'endless-transfers',
    act: onList('ach', endless(toAch)),
    shows: { transfers: shown(null) },
    maxCalls: MANY_CALLS,
  },
  {
    name: 'endless-unreadable',
    act: onList(
      'transaction',
      endless(() => null),
    ),
    shows: { transactions: shown(0, LEFT_OUT) },
    maxCalls: MANY_CALLS,
  },
  {
    name: 'endless-empty',
    act: onList('transaction', (cursor) => ({ data: [], next: String(Number(cursor ?? 0) + 1) })),
    shows: { transactions: shown(0, LEFT_OUT) },
    maxCalls: FEW_CALLS,
  },
  {
    name: 'standing-accounts',
    act: pages('account', STILL),
    shows: { accounts: shown(4, LEFT_OUT), cashPosition: shown(0, LEFT_OUT) },
    maxCalls: FEW_CALLS,
  },
  {
    name: 'standing-transactions',
    act: pages('transaction', STILL),
    shows: { transactions: shown(4, LEFT_OUT) },
    maxCalls: FEW_CALLS,
  },
  {
    name: 'circle-accounts',
    act: pages('account', CIRCLE),
    shows: { accounts: shown(6, LEFT_OUT), cashPosition: shown(0, LEFT_OUT) },
    maxCalls: FEW_CALLS,
  },
  {
    name: 'circle-transactions',
    act: pages('transaction', CIRCLE),
    shows: { transactions: shown(6, LEFT_OUT) },
    maxCalls: FEW_CALLS,
  },
  {
    name: 'cursor-refused',
    act: refusedAfter(400),
    shows: { transactions: shown(2, LEFT_OUT) },
    maxCalls: FEW_CALLS,
  },
  {
    name: 'cursor-unknown',
    act: refusedAfter(404),
    shows: { transactions: shown(2, LEFT_OUT) },
    maxCalls: FEW_CALLS,
  },
  {
    name: 'next-without-cursor',
    act: onList('transaction', () => ({
      data: [toTransaction('ttx_1', 1)],
      next: 'https://api.treasuryprime.com/',
    })),
    shows: { transactions: shown(0, LEFT_OUT) },
    maxCalls: FEW_CALLS,
  },
  {
    name: 'next-elsewhere',
    act: onList('transaction', (cursor, { elsewhere }) => ({
      data: [toTransaction(`ttx_${cursor ?? 'a'}`, cursor ? 1 : 2)],
      next: cursor ? null : `${elsewhere}/transaction?page_cursor=b`,
    })),
    shows: { transactions: shown(2) },
    maxCalls: FEW_CALLS,
  },
  {
    name: 'page-of-5000',
    act: onList('transaction', () => ({
      data: Array.from({ length: 5_000 }, (_, index) => toTransaction(`ttx_${index}`, 1)),
      next: null,
    })),
    shows: { transactions: shown(null) },
    maxCalls: FEW_CALLS,
  },
  {
    name: 'endless-long-pages',
    act: onList('account_lock', (cursor) => ({ data: LONG_PAGE, next: String(Number(cursor ?? 0) + 1) })),
    shows: { accounts: shown(0, LEFT_OUT, 'TIMEOUT'), cashPosition: shown(0, LEFT_OUT, 'TIMEOUT') },
    maxCalls: MANY_CALLS,
  },
  {
    name: 'page-of-a-million',
    act: ({ path }, reply) => (path === '/transaction' ? { ...reply, body: MILLION } : reply),
    shows: { transactions: shown(0, LEFT_OUT) },
    maxCalls: FEW_CALLS,
  },
];

const LOOPING_ACCOUNTS = ['standing-accounts', 'circle-accounts', 'endless-locks'];
const LOOPING_TRANSACTIONS = [
  'standing-transactions',
  'circle-transactions',
  'cursor-refused',
  'cursor-unknown',
  'endless-unreadable',
  'endless-empty',
];

function named(name: string): Mode {
  const mode = WALKS.find((each) => each.name === name);
  if (!mode) throw new Error(`there is no mode ${name}`);
  return mode;
}

/** Lists of which a client reads page after page until there is no next one. */
export const LOOPS: ReadonlyArray<{ readonly mode: Mode; readonly noun: 'accounts' | 'transactions' }> = [
  ...LOOPING_ACCOUNTS.map((name) => ({ mode: named(name), noun: 'accounts' as const })),
  ...LOOPING_TRANSACTIONS.map((name) => ({ mode: named(name), noun: 'transactions' as const })),
];
