import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/connection.js';

@ObjectType('PageInfo', { simpleResolvers: true, description: 'Where an answer lies within its list.' })
export class PageInfo implements domain.PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows: ask again with `after: endCursor`.' })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether something comes before the first edge.' })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first edge; null without edges.' })
  readonly startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where the next answer starts; null when there is neither an edge nor more to come.',
  })
  readonly endCursor!: string | null;
}
