import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/operation.js';
import type { Outcome } from '../../operations/index.js';
import { Operation } from './operation.type.js';
import { UserError } from './user-error.type.js';

/** What the payload of every journaled mutation has. */
@ObjectType('JournaledPayload', { simpleResolvers: true, description: 'What became of a request.' })
export abstract class JournaledPayload {
  @Field(() => Operation, {
    nullable: true,
    description:
      'How it went so far; null when it was refused before anything was written down. While its status is `IN_DOUBT`, the outcome is being found out: follow the operation.',
  })
  readonly operation!: domain.Operation | null;

  @Field(() => Boolean, {
    description: 'Whether an earlier request with the same key had begun it; this is then its answer.',
  })
  readonly replayed!: boolean;

  @Field(() => [UserError], {
    description: 'Why it was not done, or that it still runs. Empty while its outcome is in doubt.',
  })
  readonly errors!: readonly UserError[];
}

/** What all payloads take from an outcome. */
export function toPayload({ operation, replayed, errors }: Outcome<unknown>): JournaledPayload {
  return { operation, replayed, errors };
}
