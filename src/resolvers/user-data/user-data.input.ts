import { Field, ID, InputType } from 'type-graphql';
import type { UserData } from '../../domain/account.js';
import { KeyedInput } from '../shared/keyed.input.js';
import { JsonObject } from '../shared/scalars.js';

@InputType('UpdateUserDataInput', { description: 'Your JSON to store at the provider on an object.' })
export class UpdateUserDataInput extends KeyedInput {
  @Field(() => ID, { description: 'The `id` of the object.' })
  readonly id!: string;

  @Field(() => JsonObject, {
    nullable: true,
    description:
      'The JSON to store. Replaces the stored JSON. If null or omitted, the stored JSON is removed.',
  })
  readonly userData!: UserData | null | undefined;
}
