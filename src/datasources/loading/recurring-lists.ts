import type { Connection } from '../../domain/connection.js';
import { matchesRecurringTransfer } from '../../domain/filters.js';
import type {
  RecurringTransfer,
  RecurringTransferFilter,
  ScheduledTransfer,
} from '../../domain/recurring-transfer.js';
import { list } from './list.js';
import type { RequestScope } from './scope.js';
import type { ConnectorsFilter, ListArgs } from './sources.js';

export function listRecurringTransfers(
  scope: RequestScope,
  args: ListArgs<RecurringTransferFilter>,
): Promise<Connection<RecurringTransfer>> {
  return list(scope, args, {
    port: 'recurringTransfers',
    open: async ({ ports: { recurringTransfers: port } }) =>
      port && seesSeries(scope, port) ? port.list(scope.call, { filter: args.filter }) : [],
    matches: (series) => matchesRecurringTransfer(series, args.filter),
  });
}

export function listScheduledTransfers(
  scope: RequestScope,
  args: ListArgs<ConnectorsFilter>,
): Promise<Connection<ScheduledTransfer>> {
  return list(scope, args, {
    port: 'scheduledTransfers',
    open: async ({ ports: { scheduledTransfers: port } }) =>
      port && seesSeries(scope, port) ? port.list(scope.call, { filter: {} }) : [],
    matches: () => true,
  });
}

/** A series names no account: a caller limited to accounts sees those alone that its own token opens. */
export function seesSeries(
  { reach }: Pick<RequestScope, 'reach'>,
  port: { readonly isCallersOwn: boolean },
): boolean {
  return !reach.isLimited || port.isCallersOwn;
}
