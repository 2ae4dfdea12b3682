import type { Connection } from '../../../domain/connection.js';
import type { Ledger } from '../../../domain/ledger.js';
import type { RequestScope } from '../scope.js';
import type { ConnectorsFilter, ListArgs } from '../sources.js';
import { list } from './list.js';

/** Lists ledgers. A caller limited to accounts sees the ledgers of these accounts. */
export function listLedgers(
  scope: RequestScope,
  args: ListArgs<ConnectorsFilter>,
): Promise<Connection<Ledger>> {
  return list(scope, args, {
    port: 'ledgers',
    open: async (connector, call) => {
      if (scope.access.accountRefs(connector.name)?.length === 0) return [];
      return (await connector.ports.ledgers?.list(call, { filter: {} })) ?? [];
    },
    matches: (ledger) => scope.access.seesLedger(ledger),
  });
}
