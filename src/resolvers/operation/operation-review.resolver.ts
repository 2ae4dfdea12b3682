import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../domain/connection.js';
import type * as domain from '../../domain/operation.js';
import { userError } from '../../domain/rules/user-errors.js';
import type { GatewayContext } from '../context.js';
import { readNode } from '../node/read-node.js';
import { withoutNulls } from '../shared/inputs.js';
import { toListArgs } from '../shared/page-args.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { OperationsArgs } from './operation.input.js';
import { Operation, OperationConnection } from './operation.type.js';
import { ResolveOperationInput } from './resolve-operation.input.js';
import { ResolveOperationPayload } from './resolve-operation.payload.js';

/** The review of the operations of every caller. */
@Resolver(() => Operation)
export class OperationReviewResolver {
  @RequiresScope('operations:review')
  @Query(() => OperationConnection, {
    nullable: true,
    description:
      'The operations of every caller at the connectors of this one, newest first; none for a caller that is limited to accounts. Needs the scope `operations:review`.',
  })
  allOperations(
    @Args(() => OperationsArgs) args: OperationsArgs,
    @Ctx() { actions }: GatewayContext,
  ): Promise<Connection<domain.Operation>> {
    return actions.allOperations(toListArgs('Query.allOperations', args, withoutNulls(args.filter)));
  }

  @RequiresScope('operations:review')
  @Mutation(() => ResolveOperationPayload, {
    nullable: true,
    description:
      'Resolves an operation in `NEEDS_REVIEW` of any caller, as a person decides. Nothing is sent to the provider. Needs the scope `operations:review`.',
  })
  async resolveOperation(
    @Arg('input', () => ResolveOperationInput, { description: 'The operation and the decision.' })
    { id, outcome, note, subject }: ResolveOperationInput,
    @Ctx() context: GatewayContext,
  ): Promise<ResolveOperationPayload> {
    const { actions } = context;
    if (subject && (await readNode(context, subject)) === null) {
      const error = userError('subject', 'required the id of an object that you reach', 'NOT_FOUND');
      return { resolvedOperation: null, errors: [error] };
    }
    const resolution = { outcome, note, objectId: subject ?? null };
    const { value = null, errors = [] } = await actions.resolveOperation(id, resolution);
    return { resolvedOperation: value, errors };
  }

  @RequiresScope('operations:review')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The caller that requested the operation. Needs the scope `operations:review`.',
  })
  caller(@Root() { caller }: Operation, @Ctx() { principal }: GatewayContext): string {
    return caller ?? principal.subject;
  }
}
