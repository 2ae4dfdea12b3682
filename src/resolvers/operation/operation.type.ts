import { Field, Int, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/operation.js';
import { connectionType } from '../shared/connection-type.js';
import { Node } from '../shared/node.type.js';
import { DateTime } from '../shared/scalars.js';
import { OperationProof, OperationStatus } from './operation.enum.js';
import { UserError } from './user-error.type.js';

@ObjectType('OperationTransition', {
  simpleResolvers: true,
  description: 'A status change of an operation.',
})
export class OperationTransition implements domain.OperationTransition {
  @Field(() => OperationStatus, { description: 'The new status.' })
  readonly status!: domain.OperationStatus;

  @Field(() => DateTime, { description: 'When the status changed.' })
  readonly at!: string;

  @Field(() => String, { nullable: true, description: 'The cause of the change; null if none is recorded.' })
  readonly note!: string | null;

  readonly providerMessage!: string | null;
}

@ObjectType('Operation', {
  implements: Node,
  simpleResolvers: true,
  description: 'A request to a provider that a mutation made, and its outcome.',
})
export class Operation implements domain.Operation {
  readonly id!: string;
  readonly connector!: string;
  readonly caller?: string;
  readonly objectId!: string | null;
  readonly kind!: string;

  @Field(() => String, {
    description: 'The idempotency key from the caller. Requests with the same key are not executed twice.',
  })
  readonly idempotencyKey!: string;

  @Field(() => OperationStatus, { description: 'Operation status.' })
  readonly status!: domain.OperationStatus;

  @Field(() => Int, { description: 'The number of times that the request was sent.' })
  readonly attempts!: number;

  @Field(() => [UserError], {
    description: 'The reasons why the operation failed; empty if it did not fail.',
  })
  readonly errors!: readonly UserError[];

  @Field(() => OperationProof, {
    nullable: true,
    description: 'The evidence for the outcome; null until the operation has ended.',
  })
  readonly provenBy!: domain.OperationProof | null;

  @Field(() => DateTime, { description: 'When the operation was requested.' })
  readonly createdAt!: string;

  @Field(() => DateTime, { description: 'When the status last changed.' })
  readonly updatedAt!: string;

  @Field(() => [OperationTransition], { description: 'All status changes, oldest first.' })
  readonly history!: readonly OperationTransition[];
}

export const OperationConnection = connectionType(
  'Operation',
  Operation,
  { one: 'an operation', many: 'operations' },
  { from: 'store' },
);
