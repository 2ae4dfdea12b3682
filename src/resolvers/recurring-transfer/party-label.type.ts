import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/recurring-transfer.js';

@ObjectType('PartyLabel', {
  simpleResolvers: true,
  description:
    'The label of one party of a recurring transfer, as the provider returns it. For display only: two accounts can have the same label.',
})
export class PartyLabel implements domain.PartyLabel {
  @Field(() => String, { nullable: true, description: 'Display name; null if unknown.' })
  readonly name!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The last four digits of the number; null if unknown.',
  })
  readonly lastFour!: string | null;
}
