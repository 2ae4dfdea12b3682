import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Connection } from '../../domain/connection.js';
import type * as domain from '../../domain/transfer.js';
import type { GatewayContext } from '../context.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { resolveTransfers } from './list-transfers.js';
import { TransfersArgs } from './transfer.input.js';
import { Transfer, TransferConnection } from './transfer.type.js';

@Resolver()
export class TransferResolver {
  @RequiresScope('transfers:read')
  @Query(() => Transfer, {
    nullable: true,
    description:
      'One transfer; null if the caller has access to none with this id. Needs the scope `transfers:read`.',
  })
  transfer(
    @Arg('id', () => ID, { description: 'The `id` of a transfer.' }) id: string,
    @Ctx() { sources }: GatewayContext,
  ): Promise<domain.Transfer | null> {
    return sources.transfer(id);
  }

  @RequiresScope('transfers:read')
  @Query(() => TransferConnection, {
    nullable: true,
    description:
      'The transfers of all connectors and rails in one list, newest first. Needs the scope `transfers:read`.',
  })
  transfers(
    @Args(() => TransfersArgs) args: TransfersArgs,
    @Ctx() context: GatewayContext,
  ): Promise<Connection<domain.Transfer>> {
    return resolveTransfers(context, { field: 'Query.transfers', args });
  }
}
