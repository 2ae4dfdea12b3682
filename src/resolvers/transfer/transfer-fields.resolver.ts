import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type * as operations from '../../domain/operation.js';
import type * as domain from '../../domain/transfer.js';
import type { GatewayContext } from '../context.js';
import { Operation } from '../operation/operation.type.js';
import { RequiresScope, RequiresScopeOfKind } from '../shared/scope-guard.js';
import { Transfer, TransferObservation } from './transfer.type.js';
import { type Party, readParty, TransferParty } from './transfer-party.js';

/** The fields of a transfer that lead further or need a choice. */
@Resolver(() => Transfer)
export class TransferFieldsResolver {
  @RequiresScopeOfKind()
  @FieldResolver(() => TransferParty, {
    nullable: true,
    description:
      'Where the money comes from; null where unknown or out of reach. Needs the read scope of whatever stands there.',
  })
  source(@Root() { source }: Transfer, @Ctx() context: GatewayContext): Promise<Party | null> | Party | null {
    return readParty(context, source);
  }

  @RequiresScopeOfKind()
  @FieldResolver(() => TransferParty, {
    nullable: true,
    description:
      'Where the money goes; null where unknown or out of reach. Needs the read scope of whatever stands there.',
  })
  destination(
    @Root() { destination }: Transfer,
    @Ctx() context: GatewayContext,
  ): Promise<Party | null> | Party | null {
    return readParty(context, destination);
  }

  @FieldResolver(() => [TransferObservation], {
    description: 'Every status it was seen in, oldest first. Leaves out what no moment is known of.',
  })
  timeline(@Root() transfer: Transfer): readonly domain.TransferObservation[] {
    const fallback = transfer.updatedAt ?? transfer.createdAt;
    return transfer.timeline
      .map((observation) => (observation.at === null ? { ...observation, at: fallback } : observation))
      .filter(({ at }) => at !== null);
  }

  @RequiresScope('operations:read')
  @FieldResolver(() => Operation, {
    nullable: true,
    description:
      "The caller's operation that made it; null when it was made in another way. Needs the scope `operations:read`.",
  })
  operation(
    @Root() { id }: Transfer,
    @Ctx() { actions }: GatewayContext,
  ): Promise<operations.Operation | null> {
    return actions.operationOf(id);
  }
}
