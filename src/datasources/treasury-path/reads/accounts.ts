import type { Account, AccountKind } from '../../../domain/account.js';
import { wholeFeed } from '../../../domain/page.js';
import type { Call } from '../../http/upstream.js';
import type { AccountsPort } from '../../ports/ports.js';
import { readSingly } from '../../reading/pages.js';
import type { TreasuryPathApi } from '../api.js';
import { parseOwnedRef } from '../refs.js';
import { type AccountReads, accountReads } from './bank-account-reads.js';
import { readOfAll } from './companies.js';
import { findInCompanies } from './many.js';

const KINDS: readonly AccountKind[] = ['EXTERNAL', 'MULTI_CURRENCY'];

/** The bank accounts of entities: linked ones, and the balances held at TreasuryPath. Rows of the list are whole. */
export function accountsPort(api: TreasuryPathApi): AccountsPort {
  const reads = accountReads(api);
  return {
    list: async (call, { filter, accounts }) => {
      if (!KINDS.some((kind) => filter.kinds?.includes(kind) ?? true)) return [];
      const load = accounts
        ? () => readSingly([...new Set(accounts)], (ref) => readOne(reads, call, ref))
        : () => readOfAll({ api, call }, (companyId) => reads.ofCompany(call, companyId));
      return [wholeFeed('accounts', load)];
    },
    read: (call, ref) => readOne(reads, call, ref),
    readMany: (call, refs) => findInCompanies(refs, (companyId) => reads.ofNamedCompany(call, companyId)),
  };
}

async function readOne(reads: AccountReads, call: Call, ref: string): Promise<Account | null> {
  const owned = parseOwnedRef(ref);
  return owned && reads.one(call, owned);
}
