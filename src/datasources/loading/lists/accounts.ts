import type { Account, AccountFilter } from '../../../domain/account.js';
import type { Business } from '../../../domain/business.js';
import type { Connection } from '../../../domain/connection.js';
import { matchesAccount } from '../../../domain/filters.js';
import { type Feed, wholeFeed } from '../../../domain/page.js';
import type { Call } from '../../http/upstream.js';
import type { Connector } from '../../provider.js';
import { callForList, type RequestScope } from '../scope.js';
import { emptyConnection, type ListArgs } from '../sources.js';
import { limited, list } from './list.js';

export function listAccounts(
  scope: RequestScope,
  args: ListArgs<AccountFilter>,
): Promise<Connection<Account>> {
  const { providers } = args.filter;
  return list(scope, args, {
    port: 'accounts',
    open: (connector, call) =>
      providers && !providers.includes(connector.provider)
        ? Promise.resolve([])
        : accountFeeds(scope, connector, { call, filter: args.filter }),
    matches: (account) => scope.access.seesAccount(account) && matchesAccount(account, args.filter),
  });
}

/** The accounts of one connector that the caller can access. */
export async function accountFeeds(
  scope: RequestScope,
  connector: Connector,
  { call = callForList(scope), filter = {} }: { readonly call?: Call; readonly filter?: AccountFilter } = {},
): Promise<ReadonlyArray<Feed<Account>>> {
  const accounts = scope.access.accountRefs(connector.name);
  if (accounts?.length === 0) return [];
  return (await connector.ports.accounts?.list(call, limited(filter, accounts))) ?? [];
}

/**
 * Lists accounts of a business. `own`: those that a caller limited to accounts can access; even the number of others stays
 * hidden.
 */
export function listAccountsOf(
  scope: RequestScope,
  business: Business,
  args: ListArgs<object>,
  own: (connector: Connector) => Promise<readonly Account[]>,
): Promise<Connection<Account>> {
  const found = scope.access.parse(business.id, 'Business');
  if (!found) return Promise.resolve(emptyConnection());
  return list(
    scope,
    args,
    {
      port: 'businesses',
      open: async (connector, call) => {
        if (scope.access.isAccountScoped)
          return [wholeFeed('own', async () => ({ items: await own(connector), unreadable: 0 }))];
        return (await connector.ports.businesses?.accountsOf(call, found.parsed.ref)) ?? [];
      },
      matches: (account) => scope.access.seesAccount(account),
    },
    found.connector.name,
  );
}
