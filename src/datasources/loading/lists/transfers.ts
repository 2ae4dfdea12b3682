import type { Connection } from '../../../domain/connection.js';
import { matchesTransfer } from '../../../domain/filters.js';
import type { Transfer, TransferFilter } from '../../../domain/transfer.js';
import type { RequestScope } from '../scope.js';
import { emptyConnection, type ListArgs } from '../sources.js';
import { connectorOf, limited, list, withinAccounts } from './list.js';

export function listTransfers(
  scope: RequestScope,
  args: ListArgs<TransferFilter>,
): Promise<Connection<Transfer>> {
  const { account, counterparty } = args.filter;
  if (account !== undefined && !scope.access.account(account)) return Promise.resolve(emptyConnection());
  return list(
    scope,
    args,
    {
      port: 'transfers',
      open: async (connector, call) => {
        const accounts = withinAccounts(scope, connector, account);
        if (accounts?.length === 0) return [];
        return (await connector.ports.transfers?.list(call, limited(args.filter, accounts))) ?? [];
      },
      matches: (transfer) => scope.access.seesTransfer(transfer) && matchesTransfer(transfer, args.filter),
    },
    connectorOf(account ?? counterparty),
  );
}
