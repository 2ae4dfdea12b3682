import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { NodeObject } from '../../datasources/index.js';
import type { GatewayContext } from '../context.js';
import { readNode } from '../node/read-node.js';
import { Node } from '../shared/node.type.js';
import { Operation } from './operation.type.js';

@Resolver(() => Operation)
export class OperationResolver {
  @FieldResolver(() => Node, {
    nullable: true,
    description: 'What it made or changed; null until that is known. Needs the read scope of its kind.',
  })
  subject(
    @Root() { subjectId }: Operation,
    @Ctx() context: GatewayContext,
  ): Promise<NodeObject | null> | null {
    return subjectId === null ? null : readNode(context, subjectId);
  }
}
