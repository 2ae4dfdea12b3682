import { Field, InputType } from 'type-graphql';

/** The fields of every input of a journaled mutation. */
@InputType('KeyedInput', { description: 'A request that is executed at most once.' })
export abstract class KeyedInput {
  @Field(() => String, {
    description:
      'Your unique key for this request: 1 to 128 printable characters in Unicode form NFC, without white space at the ends. Requests with the same key and the same input are executed once.',
  })
  readonly idempotencyKey!: string;
}
