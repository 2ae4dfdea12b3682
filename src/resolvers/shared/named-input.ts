import { type ClassType, Field, ID, InputType } from 'type-graphql';
import type { WriteKind } from '../../datasources/index.js';
import { KeyedInput } from './keyed.input.js';

/** The input of a mutation of one object. */
export type NamedInput = KeyedInput & { readonly id: string };

/** The input type of a journaled mutation whose only field is an `id`: `SuspendCardInput` for `suspendCard`. */
export function namedInput(
  mutation: WriteKind,
  description: string,
  idDescription: string,
): ClassType<NamedInput> {
  @InputType(`${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`, { description })
  class MutationInput extends KeyedInput {
    @Field(() => ID, { description: idDescription })
    readonly id!: string;
  }
  return MutationInput;
}
