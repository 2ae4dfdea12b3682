import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { GatewayContext } from '../context.js';
import { type ReadNode, readNode } from '../node/read-node.js';
import { toPayload } from '../operation/journaled.payload.js';
import { runMutation } from '../operation/run-mutation.js';
import { Node } from '../shared/node.type.js';
import { RequiresScope, RequiresScopeOfKind } from '../shared/scope-guard.js';
import { UpdateUserDataInput } from './user-data.input.js';
import { UpdateUserDataPayload } from './user-data.payload.js';

@Resolver(() => UpdateUserDataPayload)
export class UserDataMutationsResolver {
  @RequiresScope('user_data:write')
  @Mutation(() => UpdateUserDataPayload, {
    nullable: true,
    description:
      'Updates your JSON on an object, if its provider stores JSON. Needs the scope `user_data:write`.',
  })
  async updateUserData(
    @Arg('input', () => UpdateUserDataInput, { description: 'The object and the JSON to store on it.' })
    input: UpdateUserDataInput,
    @Ctx() context: GatewayContext,
  ): Promise<UpdateUserDataPayload> {
    const { id } = input;
    const userData = input.userData ?? null;
    const outcome = await runMutation(context, {
      kind: 'updateUserData',
      input,
      command: () => ({ id, userData }),
    });
    const isDone = outcome.operation?.status === 'SUCCEEDED';
    return { ...toPayload(outcome), change: isDone ? { id, userData } : null };
  }

  @RequiresScopeOfKind()
  @FieldResolver(() => Node, {
    nullable: true,
    description:
      'The object with its new JSON; null until the operation succeeds. Needs the read scope of the kind of the object.',
  })
  async node(
    @Root() { change }: UpdateUserDataPayload,
    @Ctx() context: GatewayContext,
  ): Promise<ReadNode | null> {
    if (change === null) return null;
    const node = await readNode(context, change.id);
    // Values that this request read earlier may predate the change.
    return node && 'userData' in node ? { ...node, userData: change.userData } : node;
  }
}
