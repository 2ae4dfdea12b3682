import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../domain/connection.js';
import { InvalidInputError } from '../../domain/errors.js';
import type * as domain from '../../domain/operation.js';
import type { GatewayContext } from '../context.js';
import { type ReadNode, readNode } from '../node/read-node.js';
import { checkKey } from '../shared/checked-key.js';
import { withoutNulls } from '../shared/inputs.js';
import { Node } from '../shared/node.type.js';
import { toListArgs } from '../shared/page-args.js';
import { RequiresScope, RequiresScopeOfKind } from '../shared/scope-guard.js';
import { OperationKind, toKnownKind } from './operation.enum.js';
import { OperationArgs, OperationsArgs } from './operation.input.js';
import { Operation, OperationConnection } from './operation.type.js';

@Resolver(() => Operation)
export class OperationResolver {
  /** **Throws** `InvalidInputError` unless exactly one of `id` and a valid `idempotencyKey` is given. */
  @RequiresScope('operations:read')
  @Query(() => Operation, {
    nullable: true,
    description:
      'One operation of the caller, by its id or by its idempotency key; null if there is none. Needs the scope `operations:read`.',
  })
  operation(
    @Args(() => OperationArgs) { id, idempotencyKey }: OperationArgs,
    @Ctx() { actions }: GatewayContext,
  ): Promise<domain.Operation | null> {
    if (isGiven(id) && !isGiven(idempotencyKey)) return actions.operation(id);
    if (isGiven(idempotencyKey) && !isGiven(id)) {
      checkKey(idempotencyKey, 'idempotencyKey');
      return actions.operationByKey(idempotencyKey);
    }
    const arrived = isGiven(id) ? 'both' : 'neither';
    throw new InvalidInputError(`operation: required either id or idempotencyKey, arrived ${arrived}`);
  }

  @RequiresScope('operations:read')
  @Query(() => OperationConnection, {
    nullable: true,
    description: "The caller's own operations, newest first. Needs the scope `operations:read`.",
  })
  operations(
    @Args(() => OperationsArgs) args: OperationsArgs,
    @Ctx() { actions }: GatewayContext,
  ): Promise<Connection<domain.Operation>> {
    return actions.operations(toListArgs('Query.operations', args, withoutNulls(args.filter)));
  }

  @FieldResolver(() => OperationKind, { description: 'The mutation that requested the operation.' })
  kind(@Root() { kind }: Operation): string {
    return toKnownKind(kind);
  }

  @RequiresScopeOfKind()
  @FieldResolver(() => Node, {
    nullable: true,
    description:
      'The object that the operation created or changed; null until it is known. Needs the read scope of the kind of the object.',
  })
  subject(@Root() { objectId }: Operation, @Ctx() context: GatewayContext): Promise<ReadNode | null> | null {
    return objectId === null ? null : readNode(context, objectId);
  }
}

function isGiven(text: string | null | undefined): text is string {
  return text !== null && text !== undefined;
}
