import type { Account, AccountFilter } from '../../../domain/account.js';
import { type Feed, wholeFeed } from '../../../domain/page.js';
import type { Call, Query } from '../../http/upstream.js';
import { type CursorRead, cursorFeed } from '../../paging/cursor-feed.js';
import type { AccountsPort } from '../../ports/ports.js';
import { readNamed } from '../../reading/named.js';
import { mapOnce } from '../../reading/shared-rows.js';
import type { TreasuryPrimeApi } from '../api.js';
import { type AccountJson, type AccountLockJson, readAccount, readAccountLock } from '../json/records.js';
import { ACCOUNT_STATUS_WORDS, type AccountMapper, accountMapper } from '../mappers/to-account.js';
import { canMean, toDays, wordFor } from '../narrowing.js';
import { isId } from '../refs.js';
import { orUnknown } from '../refusals.js';
import { type CursorList, findInList, MANY, readEach, readListPage, readWholeList } from './lists.js';

/** What the reads below are done with. */
interface Tools {
  readonly api: TreasuryPrimeApi;
  readonly toAccount: AccountMapper;
  /** The rows of lists. */
  readonly toLocked: (json: AccountJson) => Account;
  readonly toUnlocked: (json: AccountJson) => Account;
}

/** Rows leave out name, owners, balances and locks. */
const LIST: CursorList<AccountJson> = { path: '/account', noun: 'account', toDomain: readAccount };

const LOCKS: CursorList<AccountLockJson> = {
  path: '/account_lock',
  noun: 'account_lock',
  query: { locked: 'true' },
  toDomain: readAccountLock,
  isOptional: true,
};

/** Deposit accounts. A list costs one read a page, and one of the locks; what its rows leave out takes single reads. */
export function accountsPort(api: TreasuryPrimeApi): AccountsPort {
  const toAccount = accountMapper(api);
  const tools: Tools = {
    api,
    toAccount,
    toLocked: mapOnce((json) => toAccount(json, { isLocked: true, readAt: null })),
    toUnlocked: mapOnce((json) => toAccount(json, { isLocked: false, readAt: null })),
  };
  return {
    list: async (call, { filter, accounts }) => {
      if (filter.kinds && !filter.kinds.includes('DEPOSIT')) return [];
      if (!canMean(ACCOUNT_STATUS_WORDS, unlocked(filter))) return [];
      return [accounts ? namedFeed(tools, call, accounts) : listFeedOf(tools, call, filter)];
    },
    read: (call, ref) => readOne(tools, call, ref),
    readMany: async (call, refs) => {
      if (refs.length < MANY) return new Map();
      const finding = findInList({ api, call }, LIST, refs, ({ id }) => id);
      const [found, locked] = await Promise.all([finding, readLocked(api, call)]);
      return new Map([...found].map(([id, json]) => [id, toSummary(tools, json, locked)]));
    },
  };
}

/** A caller's own accounts, each read singly. */
function namedFeed(tools: Tools, call: Call, refs: readonly string[]): Feed<Account> {
  return wholeFeed('accounts', () => readEach([...new Set(refs)], (ref) => readOne(tools, call, ref)));
}

/** A search looks at names, which rows do not have: they are then read singly. */
function listFeedOf(tools: Tools, call: Call, filter: AccountFilter): Feed<Account> {
  const query = { ...toDays(filter), status: wordFor(ACCOUNT_STATUS_WORDS, unlocked(filter)) };
  return cursorFeed({
    key: 'accounts',
    read: async (cursor) => {
      const page = await readSummaries(tools, call, query, cursor);
      if (filter.search === undefined) return page;
      const read = async (row: Account) => (await readOne(tools, call, row.providerId)) ?? row;
      const full = await readEach(page.items, read);
      return { ...page, items: full.items, unreadable: page.unreadable + full.unreadable };
    },
  });
}

async function readSummaries(
  tools: Tools,
  call: Call,
  query: Query,
  cursor: string | undefined,
): Promise<CursorRead<Account>> {
  const { api } = tools;
  const [page, locked] = await Promise.all([
    readListPage({ api, call }, { ...LIST, query }, cursor),
    readLocked(api, call),
  ]);
  return { ...page, items: page.items.map((json) => toSummary(tools, json, locked)) };
}

function toSummary(tools: Tools, json: AccountJson, locked: ReadonlySet<string>): Account {
  return (json.locked ?? locked.has(json.id)) ? tools.toLocked(json) : tools.toUnlocked(json);
}

async function readOne({ api, toAccount }: Tools, call: Call, ref: string): Promise<Account | null> {
  if (!isId(ref)) return null;
  const answer = await orUnknown(api.upstream.get(call, `/account/${encodeURIComponent(ref)}`));
  if (!answer) return null;
  return readNamed(api, answer, { noun: 'account', id: ref }, (fields) => {
    const json = readAccount(fields);
    return toAccount(json, { isLocked: json.locked ?? false, readAt: answer.at });
  });
}

/** Ids of the accounts that are locked now; every page, since a lock may be as old as its account. **Source** accounts: lock history. */
async function readLocked(api: TreasuryPrimeApi, call: Call): Promise<ReadonlySet<string>> {
  const locks = await readWholeList({ api, call }, LOCKS);
  return new Set(locks.filter(({ isActive }) => isActive).map(({ account_id }) => account_id));
}

/** The statuses asked for, in terms of their `status`: locked accounts are open ones. */
function unlocked({ statuses }: AccountFilter) {
  return statuses?.map((status) => (status === 'LOCKED' ? 'OPEN' : status));
}
