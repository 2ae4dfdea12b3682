import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type * as operations from '../../domain/operation.js';
import type * as domain from '../../domain/transfer.js';
import type { GatewayContext } from '../context.js';
import { Operation } from '../operation/operation.type.js';
import { RequiresScope, RequiresScopeOfKind } from '../shared/scope-guard.js';
import { Transfer, TransferObservation } from './transfer.type.js';
import { type Party, readParty, TransferParty } from './transfer-party.js';

/** The fields of a transfer that return other objects or need a type to be resolved. */
@Resolver(() => Transfer)
export class TransferFieldsResolver {
  @RequiresScopeOfKind()
  @FieldResolver(() => TransferParty, {
    nullable: true,
    description:
      'The originating party. It sends the money, or receives it if the direction is `PULL`. Null if it is unknown or if the caller has no access to it. Needs the read scope of the kind of the party.',
  })
  source(@Root() { source }: Transfer, @Ctx() context: GatewayContext): Promise<Party | null> | Party | null {
    return readParty(context, source);
  }

  @RequiresScopeOfKind()
  @FieldResolver(() => TransferParty, {
    nullable: true,
    description:
      'The other party. It receives the money, or sends it if the direction is `PULL`. Null if it is unknown or if the caller has no access to it. Needs the read scope of the kind of the party.',
  })
  destination(
    @Root() { destination }: Transfer,
    @Ctx() context: GatewayContext,
  ): Promise<Party | null> | Party | null {
    return readParty(context, destination);
  }

  @FieldResolver(() => [TransferObservation], {
    description:
      'Every status that the gateway has observed, each once, oldest first. If the provider states no time, `at` is when the gateway observed it.',
  })
  timeline(
    @Root() transfer: domain.Transfer,
    @Ctx() { sources }: GatewayContext,
  ): Promise<readonly domain.TransferObservation[]> {
    return sources.timelineOf(transfer);
  }

  @RequiresScope('operations:read')
  @FieldResolver(() => Operation, {
    nullable: true,
    description:
      'The operation of the caller that created the transfer; null if it was created in another way. Needs the scope `operations:read`.',
  })
  operation(
    @Root() { id }: Transfer,
    @Ctx() { actions }: GatewayContext,
  ): Promise<operations.Operation | null> {
    return actions.operationOf(id);
  }
}
