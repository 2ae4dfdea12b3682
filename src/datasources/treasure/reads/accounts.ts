import type { Account, AccountFilter } from '../../../domain/account.js';
import type { Business } from '../../../domain/business.js';
import { type Page, wholeFeed } from '../../../domain/page.js';
import type { Call } from '../../http/upstream.js';
import type { AccountsPort } from '../../ports/ports.js';
import { mapBounded } from '../../reading/bounded.js';
import { readSingly, together } from '../../reading/pages.js';
import type { TreasureApi } from '../api.js';
import { CURRENCY } from '../mappers/to-account.js';
import { type AccountRef, parseAccountRef } from '../refs.js';
import { type AccountReads, accountReads } from './account-reads.js';
import { readBusinesses } from './business-reads.js';

/** Portfolios, and the bank accounts that businesses have linked. */
export function accountsPort(api: TreasureApi): AccountsPort {
  const reads = accountReads(api);
  return {
    list: async (call, { filter, accounts }) => {
      const wanted = { portfolios: wantsPortfolios(filter), bankAccounts: wantsBankAccounts(filter) };
      if (!wanted.portfolios && !wanted.bankAccounts) return [];
      const named = accounts?.map(parseAccountRef).filter((ref) => ref !== null);
      const within = named?.filter(({ kind }) =>
        kind === 'portfolio' ? wanted.portfolios : wanted.bankAccounts,
      );
      const load = within
        ? () => readSingly(within, (ref) => readOne(reads, call, ref))
        : () => readAll({ api, reads, call, filter, wanted });
      return [wholeFeed('accounts', load)];
    },
    read: async (call, ref) => {
      const account = parseAccountRef(ref);
      return account && readOne(reads, call, account);
    },
  };
}

/** Everything that a filter can ask of a portfolio, but its status, which depends on the business. */
function wantsPortfolios({ kinds }: AccountFilter): boolean {
  return kinds?.includes('INVESTMENT') ?? true;
}

/** Bank accounts all have the same status and currency, and no moment of creation. */
function wantsBankAccounts(filter: AccountFilter): boolean {
  return (
    (filter.kinds?.includes('EXTERNAL') ?? true) &&
    (filter.statuses?.includes('UNKNOWN') ?? true) &&
    (filter.currency ?? CURRENCY) === CURRENCY &&
    filter.createdFrom === undefined &&
    filter.createdTo === undefined
  );
}

interface ReadAll {
  readonly api: TreasureApi;
  readonly reads: AccountReads;
  readonly call: Call;
  readonly filter: AccountFilter;
  readonly wanted: { readonly portfolios: boolean; readonly bankAccounts: boolean };
}

async function readAll({ api, reads, call, filter, wanted }: ReadAll): Promise<Page<Account>> {
  const businesses = await readBusinesses(api, call);
  const hasWantedStatus = (business: Business) => filter.statuses?.includes(reads.statusOf(business)) ?? true;
  const work = businesses.items.flatMap((business) => [
    ...(wanted.portfolios && hasWantedStatus(business) ? [() => reads.portfolioOf(call, business)] : []),
    ...(wanted.bankAccounts ? [() => reads.bankAccountsOf(call, business.providerId)] : []),
  ]);
  const pages = await mapBounded(work, (read) => read());
  return together([{ items: [], unreadable: businesses.unreadable }, ...pages]);
}

function readOne(reads: AccountReads, call: Call, ref: AccountRef): Promise<Account | null> {
  return ref.kind === 'portfolio'
    ? reads.portfolio(call, ref.businessId)
    : reads.bankAccount(call, ref.businessId, ref.id);
}
