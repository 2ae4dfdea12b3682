import type { Card, CardFilter } from '../../../domain/card.js';
import type { Connection } from '../../../domain/connection.js';
import { matchesCard } from '../../../domain/filters.js';
import type { RequestScope } from '../scope.js';
import { emptyConnection, type ListArgs } from '../sources.js';
import { connectorOf, limited, list, type OfLedger, withinAccounts } from './list.js';

export function listCards(
  scope: RequestScope,
  args: ListArgs<CardFilter & OfLedger>,
): Promise<Connection<Card>> {
  const { account, ledger } = args.filter;
  if (account !== undefined && !scope.access.account(account)) return Promise.resolve(emptyConnection());
  return list(
    scope,
    args,
    {
      port: 'cards',
      open: async (connector, call) => {
        const accounts = withinAccounts(scope, connector, account);
        if (accounts?.length === 0) return [];
        return (await connector.ports.cards?.list(call, limited(args.filter, accounts))) ?? [];
      },
      matches: (card) =>
        scope.access.seesCard(card) &&
        matchesCard(card, args.filter) &&
        (ledger ?? card.ledgerId) === card.ledgerId,
    },
    connectorOf(account ?? ledger),
  );
}
