import { Field, InputType } from 'type-graphql';

/** What every input of a journaled mutation has. */
@InputType('KeyedInput', { description: 'A request that is carried out at most once.' })
export abstract class KeyedInput {
  @Field(() => String, {
    description:
      'Your own name for this request, 1 to 128 printable characters. The same key with the same input is carried out once, however often it is sent.',
  })
  readonly idempotencyKey!: string;
}
