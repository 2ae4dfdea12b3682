import type { Account, AccountFilter } from '../../domain/account.js';
import type { Business } from '../../domain/business.js';
import type { Card, CardFilter } from '../../domain/card.js';
import type { Connection } from '../../domain/connection.js';
import type { Counterparty, CounterpartyFilter } from '../../domain/counterparty.js';
import type { Document } from '../../domain/document.js';
import {
  matchesAccount,
  matchesCard,
  matchesCounterparty,
  matchesTransaction,
  matchesTransfer,
} from '../../domain/filters.js';
import { fromGlobalId } from '../../domain/ids.js';
import { type Feed, type Listed, wholeFeed } from '../../domain/page.js';
import type { Transaction, TransactionFilter } from '../../domain/transaction.js';
import type { Transfer, TransferFilter } from '../../domain/transfer.js';
import { listConnection } from '../paging/list.js';
import type { AnyPorts } from '../ports/ports.js';
import type { Connector } from '../provider.js';
import { connectorsFor, type RequestScope } from './scope.js';
import { type ConnectorsFilter, emptyConnection, type ListArgs } from './sources.js';

/** How one noun is listed. */
interface Plan<T extends Listed> {
  readonly port: keyof AnyPorts;
  readonly open: (connector: Connector) => Promise<ReadonlyArray<Feed<T>>>;
  readonly matches: (item: T) => boolean;
}

function list<T extends Listed, F extends ConnectorsFilter>(
  scope: RequestScope,
  args: ListArgs<F>,
  plan: Plan<T>,
  within?: string,
): Promise<Connection<T>> {
  const connectors = connectorsFor(scope, plan.port, args.filter.connectors).filter(
    ({ name }) => within === undefined || name === within,
  );
  return listConnection(scope.sealer, {
    first: args.first,
    after: args.after,
    binding: { field: args.field, filter: args.filter, subject: scope.principal.subject },
    contributions: connectors.map((connector) => ({
      connector: connector.name,
      open: () => plan.open(connector),
    })),
    matches: plan.matches,
  });
}

/** The refs that a list must stay within: the caller's accounts, or the one asked for; none when it is out of reach. */
function withinAccounts(
  scope: RequestScope,
  connector: Connector,
  account: string | undefined,
): readonly string[] | undefined {
  const own = scope.reach.accountRefs(connector.name);
  if (account === undefined || own === undefined) return own;
  return scope.reach.account(account) ? own.filter((ref) => ref === fromGlobalId(account)?.ref) : [];
}

/** `{ accounts }` where there is a limit; an empty limit lets nothing through. */
function limited<F>(
  filter: F,
  accounts: readonly string[] | undefined,
): { readonly filter: F; readonly accounts?: readonly string[] } {
  return accounts === undefined ? { filter } : { filter, accounts };
}

export function listAccounts(
  scope: RequestScope,
  args: ListArgs<AccountFilter>,
): Promise<Connection<Account>> {
  const { providers } = args.filter;
  return list(scope, args, {
    port: 'accounts',
    open: (connector) =>
      providers && !providers.includes(connector.provider)
        ? Promise.resolve([])
        : accountFeeds(scope, connector, args.filter),
    matches: (account) => scope.reach.seesAccount(account) && matchesAccount(account, args.filter),
  });
}

/** The accounts of one connector that the caller reaches. */
export async function accountFeeds(
  scope: RequestScope,
  connector: Connector,
  filter: AccountFilter,
): Promise<ReadonlyArray<Feed<Account>>> {
  const accounts = scope.reach.accountRefs(connector.name);
  if (accounts?.length === 0) return [];
  return (await connector.ports.accounts?.list(scope.call, limited(filter, accounts))) ?? [];
}

export function listCards(scope: RequestScope, args: ListArgs<CardFilter>): Promise<Connection<Card>> {
  const { account } = args.filter;
  if (account !== undefined && !scope.reach.account(account)) return Promise.resolve(emptyConnection());
  return list(
    scope,
    args,
    {
      port: 'cards',
      open: async (connector) => {
        const accounts = withinAccounts(scope, connector, account);
        if (accounts?.length === 0) return [];
        return (await connector.ports.cards?.list(scope.call, limited(args.filter, accounts))) ?? [];
      },
      matches: (card) => scope.reach.seesCard(card) && matchesCard(card, args.filter),
    },
    account && fromGlobalId(account)?.connector,
  );
}

export function listTransactions(
  scope: RequestScope,
  args: ListArgs<TransactionFilter & { readonly account?: string }>,
): Promise<Connection<Transaction>> {
  const { account } = args.filter;
  if (account !== undefined && !scope.reach.account(account)) return Promise.resolve(emptyConnection());
  const asked = account === undefined ? undefined : [fromGlobalId(account)?.ref ?? ''];
  return list(
    scope,
    args,
    {
      port: 'transactions',
      open: async (connector) => {
        const accounts = asked ?? scope.reach.accountRefs(connector.name);
        if (accounts?.length === 0) return [];
        return (await connector.ports.transactions?.list(scope.call, limited(args.filter, accounts))) ?? [];
      },
      matches: (transaction) =>
        (!scope.reach.isLimited ||
          (transaction.accountId !== null && scope.reach.account(transaction.accountId))) &&
        matchesTransaction(transaction, args.filter),
    },
    account && fromGlobalId(account)?.connector,
  );
}

export function listTransfers(
  scope: RequestScope,
  args: ListArgs<TransferFilter>,
): Promise<Connection<Transfer>> {
  const { account, counterparty } = args.filter;
  if (account !== undefined && !scope.reach.account(account)) return Promise.resolve(emptyConnection());
  const named = account ?? counterparty;
  return list(
    scope,
    args,
    {
      port: 'transfers',
      open: async (connector) => {
        const accounts = withinAccounts(scope, connector, account);
        if (accounts?.length === 0) return [];
        return (await connector.ports.transfers?.list(scope.call, limited(args.filter, accounts))) ?? [];
      },
      matches: (transfer) => scope.reach.seesTransfer(transfer) && matchesTransfer(transfer, args.filter),
    },
    named === undefined ? undefined : (fromGlobalId(named)?.connector ?? ''),
  );
}

/** A caller limited to accounts meets counterparties only at the ends of its transfers. */
export function listCounterparties(
  scope: RequestScope,
  args: ListArgs<CounterpartyFilter>,
): Promise<Connection<Counterparty>> {
  if (scope.reach.isLimited) return Promise.resolve(emptyConnection());
  return list(scope, args, {
    port: 'counterparties',
    open: async (connector) =>
      (await connector.ports.counterparties?.list(scope.call, { filter: args.filter })) ?? [],
    matches: (counterparty) => matchesCounterparty(counterparty, args.filter),
  });
}

/** `reached`: the businesses behind the caller's accounts at a connector, for a caller limited to accounts. */
export function listBusinesses(
  scope: RequestScope,
  args: ListArgs<ConnectorsFilter>,
  reached: (connector: Connector) => Promise<readonly Business[]>,
): Promise<Connection<Business>> {
  return list(scope, args, {
    port: 'businesses',
    open: async (connector) => {
      if (!scope.reach.isLimited)
        return (await connector.ports.businesses?.list(scope.call, { filter: {} })) ?? [];
      return [wholeFeed('reached', async () => ({ items: await reached(connector), unreadable: 0 }))];
    },
    matches: () => true,
  });
}

/** Papers belong to a business as a whole: a caller limited to accounts sees none. */
export function listDocuments(
  scope: RequestScope,
  args: ListArgs<ConnectorsFilter & { readonly business?: string }>,
): Promise<Connection<Document>> {
  if (scope.reach.isLimited) return Promise.resolve(emptyConnection());
  const { business } = args.filter;
  return list(
    scope,
    args,
    {
      port: 'documents',
      open: async (connector) =>
        (await connector.ports.documents?.list(scope.call, { filter: args.filter })) ?? [],
      matches: (document) => business === undefined || document.businessId === business,
    },
    business && fromGlobalId(business)?.connector,
  );
}

export function listAccountsOf(
  scope: RequestScope,
  business: Business,
  args: ListArgs<object>,
): Promise<Connection<Account>> {
  const found = scope.reach.parse(business.id, 'Business');
  if (!found) return Promise.resolve(emptyConnection());
  return list(
    scope,
    args,
    {
      port: 'businesses',
      open: async (connector) =>
        (await connector.ports.businesses?.accountsOf(scope.call, found.parsed.ref)) ?? [],
      matches: (account) => scope.reach.seesAccount(account),
    },
    found.connector.name,
  );
}
