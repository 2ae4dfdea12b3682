import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/connection.js';

@ObjectType('PageInfo', { simpleResolvers: true, description: 'Pagination information of a connection.' })
export class PageInfo implements domain.PageInfo {
  @Field(() => Boolean, {
    description: 'Whether more edges follow. To read them, pass `endCursor` as `after`.',
  })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether edges precede the first edge.' })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the first edge; null if there are no edges.',
  })
  readonly startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The cursor to pass as `after` for the next page; null if there are no edges and no next page.',
  })
  readonly endCursor!: string | null;
}
