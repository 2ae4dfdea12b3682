import type { Account, AccountKind } from '../../domain/account.js';
import { UpstreamError } from '../../domain/errors.js';
import { type Page, wholeFeed } from '../../domain/page.js';
import { mapBounded } from '../http/bounded.js';
import type { Call } from '../http/upstream.js';
import type { AccountsPort } from '../ports/ports.js';
import type { TreasuryPathApi } from './api.js';
import { type AccountReads, accountReads } from './bank-account-reads.js';
import { readOfAll } from './companies.js';
import { together } from './lists.js';
import { findInCompanies } from './many.js';
import { parseOwnedRef } from './refs.js';

const KINDS: readonly AccountKind[] = ['EXTERNAL', 'MULTI_CURRENCY'];

/** The bank accounts of entities: linked ones, and the balances held at TreasuryPath. Rows of the list are whole. */
export function accountsPort(api: TreasuryPathApi): AccountsPort {
  const reads = accountReads(api);
  return {
    list: async (call, { filter, accounts }) => {
      if (!KINDS.some((kind) => filter.kinds?.includes(kind) ?? true)) return [];
      const load = accounts
        ? () => readNamed(reads, call, accounts)
        : () => readOfAll({ api, call }, (companyId) => reads.ofCompany(call, companyId));
      return [wholeFeed('accounts', load)];
    },
    read: (call, ref) => readOne(reads, call, ref),
    readMany: (call, refs) => findInCompanies(refs, (companyId) => reads.ofNamedCompany(call, companyId)),
  };
}

/** A caller's own accounts, each read singly. */
async function readNamed(
  reads: AccountReads,
  call: Call,
  refs: readonly string[],
): Promise<Omit<Page<Account>, 'next'>> {
  return together(await mapBounded([...new Set(refs)], (ref) => readCounted(reads, call, ref)));
}

/** One account that cannot be read is left out of a list, and does not take the others along. */
async function readCounted(reads: AccountReads, call: Call, ref: string): Promise<Page<Account>> {
  try {
    const account = await readOne(reads, call, ref);
    return { items: account ? [account] : [], unreadable: 0 };
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.code !== 'INVALID_RESPONSE') throw error;
    return { items: [], unreadable: 1 };
  }
}

async function readOne(reads: AccountReads, call: Call, ref: string): Promise<Account | null> {
  const owned = parseOwnedRef(ref);
  return owned && reads.one(call, owned);
}
