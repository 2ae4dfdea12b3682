import { Field, ID, InterfaceType } from 'type-graphql';
import { fromGlobalId } from '../../domain/ids.js';

/** Whatever has a global id. */
@InterfaceType('Node', {
  description: 'An object that can be read again by its id, with the query field `node`.',
  resolveType: ({ id }: Node) => fromGlobalId(id)?.kind,
})
export abstract class Node {
  @Field(() => ID, {
    description: 'Opaque and unique across all connectors. Stays the same for as long as the object exists.',
  })
  readonly id!: string;
}
