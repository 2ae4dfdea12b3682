import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Connection } from '../../domain/connection.js';
import type * as domain from '../../domain/recurring-transfer.js';
import type { GatewayContext } from '../context.js';
import { ConnectorsArgs, toConnectorsListArgs } from '../shared/connectors-args.js';
import { withoutNulls } from '../shared/inputs.js';
import { toListArgs } from '../shared/page-args.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { RecurringTransfersArgs } from './recurring-transfer.input.js';
import { RecurringTransferConnection } from './recurring-transfer.type.js';
import { ScheduledTransferConnection } from './scheduled-transfer.type.js';

@Resolver()
export class RecurringTransferResolver {
  @RequiresScope('recurring:read')
  @Query(() => RecurringTransferConnection, {
    nullable: true,
    description:
      'The recurring transfers of all connectors in one list. A caller that is limited to accounts sees only the recurring transfers that its own token gives access to at the provider. Needs the scope `recurring:read`.',
  })
  recurringTransfers(
    @Args(() => RecurringTransfersArgs) args: RecurringTransfersArgs,
    @Ctx() { sources }: GatewayContext,
  ): Promise<Connection<domain.RecurringTransfer>> {
    return sources.recurringTransfers(
      toListArgs('Query.recurringTransfers', args, withoutNulls(args.filter)),
    );
  }

  @RequiresScope('recurring:read')
  @Query(() => ScheduledTransferConnection, {
    nullable: true,
    description:
      'The scheduled transfers of recurring transfers, earliest first for each connector. Needs the scope `recurring:read`.',
  })
  scheduledTransfers(
    @Args(() => ConnectorsArgs) args: ConnectorsArgs,
    @Ctx() { sources }: GatewayContext,
  ): Promise<Connection<domain.ScheduledTransfer>> {
    return sources.scheduledTransfers(toConnectorsListArgs('Query.scheduledTransfers', args));
  }
}
