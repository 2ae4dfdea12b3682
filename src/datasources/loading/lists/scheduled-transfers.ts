import type { Connection } from '../../../domain/connection.js';
import type { ScheduledTransfer } from '../../../domain/recurring-transfer.js';
import type { RequestScope } from '../scope.js';
import type { ConnectorsFilter, ListArgs } from '../sources.js';
import { list } from './list.js';

export function listScheduledTransfers(
  scope: RequestScope,
  args: ListArgs<ConnectorsFilter>,
): Promise<Connection<ScheduledTransfer>> {
  return list(scope, args, {
    port: 'scheduledTransfers',
    open: async ({ ports: { scheduledTransfers: port } }, call) =>
      port && scope.access.seesSeries(port) ? port.list(call, { filter: {} }) : [],
    matches: () => true,
  });
}
