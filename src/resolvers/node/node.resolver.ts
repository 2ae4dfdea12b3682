import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { InvalidInputError } from '../../domain/errors.js';
import type { GatewayContext } from '../context.js';
import { Node } from '../shared/node.type.js';
import { RequiresScopeOfKind } from '../shared/scope-guard.js';
import { type ReadNode, readNode } from './read-node.js';

const MAX_IDS = 100;

@Resolver()
export class NodeResolver {
  @RequiresScopeOfKind()
  @Query(() => Node, {
    nullable: true,
    description:
      'Any object by its id; null if the caller has access to none with this id. Needs the read scope of the kind of the object.',
  })
  node(
    @Arg('id', () => ID, { description: 'The `id` of an object of this API.' }) id: string,
    @Ctx() context: GatewayContext,
  ): Promise<ReadNode | null> {
    return readNode(context, id);
  }

  @RequiresScopeOfKind()
  @Query(() => [Node], {
    nullable: 'items',
    description: `Up to ${MAX_IDS} objects by their ids, in the order given. An object that does not exist or that the caller may not read is null.`,
  })
  nodes(
    @Arg('ids', () => [ID], { description: `Ids of objects of this API, at most ${MAX_IDS}.` }) ids: string[],
    @Ctx() context: GatewayContext,
  ): Array<Promise<ReadNode | null>> {
    if (ids.length > MAX_IDS) {
      throw new InvalidInputError(`ids: required at most ${MAX_IDS}, arrived ${ids.length}`, 'ids');
    }
    return ids.map((id) => readNode(context, id));
  }
}
