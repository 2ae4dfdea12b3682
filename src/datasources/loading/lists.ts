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
import { type Feed, wholeFeed } from '../../domain/page.js';
import type { Transaction, TransactionFilter } from '../../domain/transaction.js';
import type { Transfer, TransferFilter } from '../../domain/transfer.js';
import type { Connector } from '../provider.js';
import { limited, list, withinAccounts } from './list.js';
import type { RequestScope } from './scope.js';
import { type ConnectorsFilter, emptyConnection, type ListArgs } from './sources.js';

/** Only what belongs to the ledger with this global id. */
type OfLedger = { readonly ledger?: string };

/** The connector of the object that a list is narrowed to; of none when the id is no id. */
function connectorOf(id: string | undefined): string | undefined {
  return id === undefined ? undefined : (fromGlobalId(id)?.connector ?? '');
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

export function listCards(
  scope: RequestScope,
  args: ListArgs<CardFilter & OfLedger>,
): Promise<Connection<Card>> {
  const { account, ledger } = args.filter;
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
      matches: (card) =>
        scope.reach.seesCard(card) &&
        matchesCard(card, args.filter) &&
        (ledger ?? card.ledgerId) === card.ledgerId,
    },
    connectorOf(account ?? ledger),
  );
}

export function listTransactions(
  scope: RequestScope,
  args: ListArgs<TransactionFilter & OfLedger & { readonly account?: string }>,
): Promise<Connection<Transaction>> {
  const { account, ledger } = args.filter;
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
        matchesTransaction(transaction, args.filter) &&
        (ledger === undefined || transaction.ledgerId === ledger),
    },
    connectorOf(account ?? ledger),
  );
}

export function listTransfers(
  scope: RequestScope,
  args: ListArgs<TransferFilter>,
): Promise<Connection<Transfer>> {
  const { account, counterparty } = args.filter;
  if (account !== undefined && !scope.reach.account(account)) return Promise.resolve(emptyConnection());
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
    connectorOf(account ?? counterparty),
  );
}

/** `registered`: the counterparties that the caller registered at a connector, for a caller limited to accounts. */
export function listCounterparties(
  scope: RequestScope,
  args: ListArgs<CounterpartyFilter>,
  registered: (connector: Connector) => Promise<readonly Counterparty[]>,
): Promise<Connection<Counterparty>> {
  return list(scope, args, {
    port: 'counterparties',
    open: async (connector) => {
      if (scope.reach.isLimited)
        return [wholeFeed('registered', async () => ({ items: await registered(connector), unreadable: 0 }))];
      return (await connector.ports.counterparties?.list(scope.call, { filter: args.filter })) ?? [];
    },
    matches: (counterparty) => matchesCounterparty(counterparty, args.filter),
  });
}

/** `reached`: the businesses that the caller reaches at a connector, for a caller limited to accounts. */
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
    connectorOf(business),
  );
}

/** `own`: the business's accounts that the caller reaches, for a caller limited to accounts: of the others not even their number shows. */
export function listAccountsOf(
  scope: RequestScope,
  business: Business,
  args: ListArgs<object>,
  own: (connector: Connector) => Promise<readonly Account[]>,
): Promise<Connection<Account>> {
  const found = scope.reach.parse(business.id, 'Business');
  if (!found) return Promise.resolve(emptyConnection());
  return list(
    scope,
    args,
    {
      port: 'businesses',
      open: async (connector) => {
        if (scope.reach.isLimited)
          return [wholeFeed('own', async () => ({ items: await own(connector), unreadable: 0 }))];
        return (await connector.ports.businesses?.accountsOf(scope.call, found.parsed.ref)) ?? [];
      },
      matches: (account) => scope.reach.seesAccount(account),
    },
    found.connector.name,
  );
}
