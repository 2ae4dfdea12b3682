import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/operation.js';
import { Operation } from './operation.type.js';
import { UserError } from './user-error.type.js';

@ObjectType('ResolveOperationPayload', {
  simpleResolvers: true,
  description: 'The result of `resolveOperation`.',
})
export class ResolveOperationPayload {
  @Field(() => Operation, {
    nullable: true,
    description: 'The resolved operation; null if the decision was rejected.',
  })
  readonly resolvedOperation!: domain.Operation | null;

  @Field(() => [UserError], {
    description: 'The reasons why the decision was rejected; empty if it was accepted.',
  })
  readonly errors!: readonly UserError[];
}
