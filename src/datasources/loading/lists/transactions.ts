import type { Connection } from '../../../domain/connection.js';
import { matchesTransaction } from '../../../domain/filters.js';
import { fromGlobalId } from '../../../domain/ids.js';
import type { Transaction, TransactionFilter } from '../../../domain/transaction.js';
import type { RequestScope } from '../scope.js';
import { emptyConnection, type ListArgs } from '../sources.js';
import { connectorOf, limited, list, type OfLedger } from './list.js';

export function listTransactions(
  scope: RequestScope,
  args: ListArgs<TransactionFilter & OfLedger & { readonly account?: string }>,
): Promise<Connection<Transaction>> {
  const { account, ledger } = args.filter;
  if (account !== undefined && !scope.access.account(account)) return Promise.resolve(emptyConnection());
  const asked = account === undefined ? undefined : [fromGlobalId(account)?.ref ?? ''];
  return list(
    scope,
    args,
    {
      port: 'transactions',
      open: async (connector, call) => {
        const accounts = asked ?? scope.access.accountRefs(connector.name);
        if (accounts?.length === 0) return [];
        return (await connector.ports.transactions?.list(call, limited(args.filter, accounts))) ?? [];
      },
      matches: (transaction) =>
        (!scope.access.isAccountScoped ||
          (transaction.accountId !== null && scope.access.account(transaction.accountId))) &&
        matchesTransaction(transaction, args.filter) &&
        (account === undefined || transaction.accountId === account) &&
        (ledger === undefined || transaction.ledgerId === ledger),
    },
    connectorOf(account ?? ledger),
  );
}
