import type { Connection } from '../../../domain/connection.js';
import { matchesRecurringTransfer } from '../../../domain/filters.js';
import type { RecurringTransfer, RecurringTransferFilter } from '../../../domain/recurring-transfer.js';
import type { RequestScope } from '../scope.js';
import type { ListArgs } from '../sources.js';
import { list } from './list.js';

export function listRecurringTransfers(
  scope: RequestScope,
  args: ListArgs<RecurringTransferFilter>,
): Promise<Connection<RecurringTransfer>> {
  return list(scope, args, {
    port: 'recurringTransfers',
    open: async ({ ports: { recurringTransfers: port } }, call) =>
      port && scope.access.seesSeries(port) ? port.list(call, { filter: args.filter }) : [],
    matches: (series) => matchesRecurringTransfer(series, args.filter),
  });
}
