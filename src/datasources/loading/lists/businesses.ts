import type { Business } from '../../../domain/business.js';
import type { Connection } from '../../../domain/connection.js';
import { wholeFeed } from '../../../domain/page.js';
import type { Connector } from '../../provider.js';
import type { RequestScope } from '../scope.js';
import type { ConnectorsFilter, ListArgs } from '../sources.js';
import { list } from './list.js';

/** Lists businesses. `reached`: those that a caller limited to accounts can access at a connector. */
export function listBusinesses(
  scope: RequestScope,
  args: ListArgs<ConnectorsFilter>,
  reached: (connector: Connector) => Promise<readonly Business[]>,
): Promise<Connection<Business>> {
  return list(scope, args, {
    port: 'businesses',
    open: async (connector, call) => {
      if (!scope.access.isAccountScoped)
        return (await connector.ports.businesses?.list(call, { filter: {} })) ?? [];
      return [wholeFeed('reached', async () => ({ items: await reached(connector), unreadable: 0 }))];
    },
    matches: () => true,
  });
}
