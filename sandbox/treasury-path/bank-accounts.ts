import { DAY } from '../kernel/time.js';
import type { Route } from '../kernel/types.js';
import { API, answer } from './answers.js';
import { accountView } from './bank-account-view.js';
import { companyIn, ofCompany, owned } from './lookup.js';
import { paged, TWENTY_FIVE } from './paging.js';
import type { BankAccountRecord } from './state.js';
import type { World } from './world.js';

/** `/companies/{c}/bank_accounts`: accounts of entities and recipients, read-only. **Source** contract 7. */
export function bankAccountRoutes(world: World): readonly Route[] {
  const many = `${API}/companies/:company/bank_accounts`;
  const view = (account: BankAccountRecord) => accountView(world, account);
  return [
    {
      method: 'GET',
      path: many,
      handler: (request) => {
        const all = ofCompany(world.state.accounts.newestFirst(), companyIn(world, request));
        const rows = all.filter(({ isRemoved }) => !isRemoved);
        return paged(world, request, { rows, view, paging: TWENTY_FIVE });
      },
    },
    {
      method: 'GET',
      path: `${many}/:account`,
      handler: (request) => {
        const found = world.state.accounts.get(request.params['account']);
        const present = found?.isRemoved ? undefined : found;
        const names = { field: 'id', what: 'Bank account' };
        return answer(world, 200, view(owned(present, companyIn(world, request), names)));
      },
    },
  ];
}

/**
 * Synchronises the stated balance with the real one, unless the settings require stale balances. Accounts of recipients have no
 * balance.
 */
export function syncBalance(world: World, account: BankAccountRecord, atMs = world.nowMs): void {
  if (account.ownerType === 'Counterparty' || world.settings.balanceSync !== 'normal') return;
  account.shownMinor = account.minor;
  account.syncedMs = atMs;
  account.updatedMs = atMs;
}

/** Synchronises all balances every day, except those that were never synchronised. **Source** contract 7. */
export function scheduleDailySync(world: World): void {
  world.at(world.nowMs + DAY, () => {
    for (const account of world.state.accounts.newestFirst()) {
      if (account.syncedMs !== null) syncBalance(world, account);
    }
    scheduleDailySync(world);
  });
}
