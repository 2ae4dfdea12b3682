import type { Account, AccountFilter, AccountStatus } from '../../../domain/account.js';
import { type Page, wholeFeed } from '../../../domain/page.js';
import type { Call } from '../../http/upstream.js';
import type { AccountsPort } from '../../ports/ports.js';
import { mapBounded } from '../../reading/bounded.js';
import type { CardbillerApi } from '../api.js';
import { toAccount } from '../mappers/to-account.js';
import { toUuid } from '../refs.js';
import { isRefusal } from '../refusals.js';
import { accountsWithin } from '../resources.js';
import { hasBalance, readAccountBalance } from './ledger-reads.js';
import { probeTransactions } from './transaction-reads.js';

/** The configured treasury accounts. None can be read: that its transactions can tells that an account is open. */
export function accountsPort(api: CardbillerApi): AccountsPort {
  return {
    list: async (call, { filter, accounts }) => {
      if (!canMatch(api, filter)) return [];
      return [wholeFeed('accounts', () => readRows(api, call, accountsWithin(api.resources, accounts)))];
    },
    read: async (call, ref) => {
      const account = toUuid(ref);
      if (account === null || !api.resources.treasuryAccounts.includes(account)) return null;
      const status = await readStatus(api, call, account);
      if (status === null) return null;
      const balance = await readAccountBalance(api, call, account);
      return toAccount(api, account, { status, balance, detail: 'full' });
    },
  };
}

function canMatch({ currency }: CardbillerApi, filter: AccountFilter): boolean {
  return (
    (filter.kinds?.includes('PROGRAM') ?? true) &&
    (filter.statuses?.some((status) => status === 'OPEN' || status === 'UNKNOWN') ?? true) &&
    (filter.currency ?? currency) === currency
  );
}

/** A balance takes more reads, which a row does without. An account that is not there is left out and counted. */
async function readRows(
  api: CardbillerApi,
  call: Call,
  accounts: readonly string[],
): Promise<Omit<Page<Account>, 'next'>> {
  const rows = await mapBounded(accounts, async (account) => {
    const status = await readStatus(api, call, account);
    const detail = hasBalance(api, account) ? 'summary' : 'full';
    return status && toAccount(api, account, { status, balance: null, detail });
  });
  const items = rows.filter((row) => row !== null);
  return { items, unreadable: accounts.length - items.length };
}

/** UNKNOWN where Cardbiller refuses to say; null where it does not know the account. */
async function readStatus(api: CardbillerApi, call: Call, account: string): Promise<AccountStatus | null> {
  try {
    await probeTransactions(api, call, account);
    return 'OPEN';
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return error.code === 'NOT_FOUND' ? null : 'UNKNOWN';
  }
}
