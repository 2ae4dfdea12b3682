import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/recurring-transfer.js';

@ObjectType('PartyLabel', {
  simpleResolvers: true,
  description:
    'What a provider shows of one end of a recurring transfer. For display: two accounts may look the same.',
})
export class PartyLabel implements domain.PartyLabel {
  @Field(() => String, { nullable: true, description: 'Display name; null if unknown.' })
  readonly name!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The last four digits of its number; null where unknown.',
  })
  readonly lastFour!: string | null;
}
