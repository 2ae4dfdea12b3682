import type { Account, AccountFilter } from '../../domain/account.js';
import { type Feed, wholeFeed } from '../../domain/page.js';
import { mapBounded } from '../http/bounded.js';
import type { Call } from '../http/upstream.js';
import { cursorFeed } from '../paging/cursor-feed.js';
import type { AccountsPort } from '../ports/ports.js';
import type { Fields } from '../reading/fields.js';
import { readRecord } from '../reading/records.js';
import type { TreasuryPrimeApi } from './api.js';
import { type CursorList, findInList, readListPage, toDays } from './lists.js';
import { ACCOUNT_STATUSES, type AccountMapper, accountMapper } from './mappers/to-account.js';
import { isId } from './refs.js';
import { orUnknown } from './refusals.js';
import { readAccount } from './wire.js';

/** What the reads below are done with. */
interface Tools {
  readonly api: TreasuryPrimeApi;
  readonly toAccount: AccountMapper;
}

/** Deposit accounts. The list leaves out name, owners, balances and locks; a single read has all but the list's speed. */
export function accountsPort(api: TreasuryPrimeApi): AccountsPort {
  const tools: Tools = { api, toAccount: accountMapper(api) };
  return {
    list: async (call, { filter, accounts }) => {
      if (filter.kinds && !filter.kinds.includes('DEPOSIT')) return [];
      return [accounts ? namedFeed(tools, call, accounts) : wholeList(tools, call, filter)];
    },
    read: (call, ref) => readOne(tools, call, ref),
    readMany: async (call, refs) => {
      const locked = await lockedAccounts(api, call);
      return findInList({ api, call }, summaries(tools, locked), refs, ({ providerId }) => providerId);
    },
  };
}

/** A caller's own accounts, each read singly. */
function namedFeed(tools: Tools, call: Call, refs: readonly string[]): Feed<Account> {
  return wholeFeed('accounts', async () => {
    const read = await mapBounded(refs, (ref) => readOne(tools, call, ref));
    return { items: read.filter((account) => account !== null), unreadable: 0 };
  });
}

/** A search looks at names, which the list does not have: its rows are then read singly. */
function wholeList(tools: Tools, call: Call, filter: AccountFilter): Feed<Account> {
  return cursorFeed({
    key: 'accounts',
    read: async (cursor) => {
      const locked = await lockedAccounts(tools.api, call);
      const query = { ...toDays(filter), status: statusWord(filter) };
      const page = await readListPage(
        { api: tools.api, call },
        { ...summaries(tools, locked), query },
        cursor,
      );
      if (filter.search === undefined) return page;
      const full = await mapBounded(page.items, (account) => readOne(tools, call, account.providerId));
      return {
        ...page,
        items: full
          .map((account, index) => account ?? page.items[index])
          .filter((each) => each !== undefined),
      };
    },
  });
}

function summaries({ toAccount }: Tools, locked: ReadonlySet<string>): CursorList<Account> {
  const toDomain = (fields: Fields) => {
    const wire = readAccount(fields);
    return toAccount(wire, { isLocked: wire.locked ?? locked.has(wire.id), readAt: null });
  };
  return { path: '/account', noun: 'account', toDomain };
}

async function readOne({ api, toAccount }: Tools, call: Call, ref: string): Promise<Account | null> {
  if (!isId(ref)) return null;
  const answer = await orUnknown(api.upstream.get(call, `/account/${encodeURIComponent(ref)}`));
  if (!answer) return null;
  return readRecord(api, 'account', answer, (fields) => {
    const wire = readAccount(fields);
    return toAccount(wire, { isLocked: wire.locked ?? false, readAt: answer.at });
  });
}

/** Ids of the accounts that are locked now. Rows of the list say nothing of it. **Source** accounts: /account_lock. */
async function lockedAccounts(api: TreasuryPrimeApi, call: Call): Promise<ReadonlySet<string>> {
  const list: CursorList<string> = {
    path: '/account_lock',
    noun: 'account_lock',
    query: { locked: 'true' },
    toDomain: (fields) => fields.text('account_id'),
    isOptional: true,
  };
  const locked = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await readListPage({ api, call }, list, cursor);
    for (const id of page.items) locked.add(id);
    cursor = page.received > 0 && page.next !== cursor ? (page.next ?? undefined) : undefined;
  } while (cursor !== undefined);
  return locked;
}

/** Locked accounts are `open` ones. */
function statusWord({ statuses }: AccountFilter): string | undefined {
  const words = new Set(
    statuses?.map((status) => {
      const meant = status === 'LOCKED' ? 'OPEN' : status;
      return Object.entries(ACCOUNT_STATUSES).find(([, meaning]) => meaning === meant)?.[0];
    }),
  );
  return words.size === 1 ? [...words][0] : undefined;
}
