import type { Connection } from '../../../domain/connection.js';
import type { Counterparty, CounterpartyFilter } from '../../../domain/counterparty.js';
import { matchesCounterparty } from '../../../domain/filters.js';
import { wholeFeed } from '../../../domain/page.js';
import type { Connector } from '../../provider.js';
import type { RequestScope } from '../scope.js';
import type { ListArgs } from '../sources.js';
import { list } from './list.js';

/** Lists counterparties. `registered`: those that a caller limited to accounts registered at a connector. */
export function listCounterparties(
  scope: RequestScope,
  args: ListArgs<CounterpartyFilter>,
  registered: (connector: Connector) => Promise<readonly Counterparty[]>,
): Promise<Connection<Counterparty>> {
  return list(scope, args, {
    port: 'counterparties',
    open: async (connector, call) => {
      if (scope.access.isAccountScoped)
        return [wholeFeed('registered', async () => ({ items: await registered(connector), unreadable: 0 }))];
      return (await connector.ports.counterparties?.list(call, { filter: args.filter })) ?? [];
    },
    matches: (counterparty) => matchesCounterparty(counterparty, args.filter),
  });
}
