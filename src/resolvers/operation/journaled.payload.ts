import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/operation.js';
import type { Outcome } from '../../operations/index.js';
import { Operation } from './operation.type.js';
import { UserError } from './user-error.type.js';

/** The fields of the payload of every journaled mutation. */
@ObjectType('JournaledPayload', { simpleResolvers: true, description: 'The outcome of a request.' })
export abstract class JournaledPayload {
  @Field(() => Operation, {
    nullable: true,
    description:
      'The operation; null if the request was rejected before an operation was recorded. While the status is `IN_DOUBT`, the gateway is determining the outcome: read the operation again.',
  })
  readonly operation!: domain.Operation | null;

  @Field(() => Boolean, {
    description:
      'Whether an earlier request with the same key started the operation. If true, this is the result of that request.',
  })
  readonly replayed!: boolean;

  @Field(() => [UserError], {
    description:
      'The reasons why the request was not executed, or the error that it is still running. Empty while the outcome is in doubt.',
  })
  readonly errors!: readonly UserError[];
}

/** The fields of an outcome that all payloads return. */
export function toPayload({ operation, replayed, errors }: Outcome<unknown>): JournaledPayload {
  return { operation, replayed, errors };
}
