import { Field, ID, InterfaceType } from 'type-graphql';
import { fromGlobalId } from '../../domain/ids.js';

/** An object with a global id. */
@InterfaceType('Node', {
  description: 'An object with a global id. The query field `node` reads it by this id.',
  resolveType: ({ id }: Node) => fromGlobalId(id)?.kind,
})
export abstract class Node {
  @Field(() => ID, {
    description:
      'Opaque global id, unique across all connectors. It does not change while the object exists.',
  })
  readonly id!: string;
}
