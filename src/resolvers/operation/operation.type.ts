import { Field, Int, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/operation.js';
import { connectionType } from '../shared/connection-type.js';
import { Node } from '../shared/node.type.js';
import { DateTime } from '../shared/scalars.js';
import { OperationProof, OperationStatus } from './operation.enum.js';
import { UserError } from './user-error.type.js';

@ObjectType('OperationTransition', {
  simpleResolvers: true,
  description: 'A step in the course of an operation.',
})
export class OperationTransition implements domain.OperationTransition {
  @Field(() => OperationStatus, { description: 'The status that it took.' })
  readonly status!: domain.OperationStatus;

  @Field(() => DateTime, { description: 'When it took it.' })
  readonly at!: string;

  @Field(() => String, { nullable: true, description: 'What led to it; null when there is nothing to add.' })
  readonly note!: string | null;
}

@ObjectType('Operation', {
  implements: Node,
  simpleResolvers: true,
  description: 'Something that this gateway was asked to do at a provider, and what became of it.',
})
export class Operation implements domain.Operation {
  readonly id!: string;
  readonly connector!: string;
  readonly objectId!: string | null;
  readonly kind!: string;

  @Field(() => String, { description: 'The key that the caller gave it: the same key never does it twice.' })
  readonly idempotencyKey!: string;

  @Field(() => OperationStatus, { description: 'How far it has come.' })
  readonly status!: domain.OperationStatus;

  @Field(() => Int, { description: 'How many times it was sent.' })
  readonly attempts!: number;

  @Field(() => [UserError], { description: 'Why it failed; empty unless it did.' })
  readonly errors!: readonly UserError[];

  @Field(() => OperationProof, {
    nullable: true,
    description: 'How its end was established; null until it has ended.',
  })
  readonly provenBy!: domain.OperationProof | null;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  readonly createdAt!: string;

  @Field(() => DateTime, { description: 'When it last took a step.' })
  readonly updatedAt!: string;

  @Field(() => [OperationTransition], { description: 'Every step, oldest first.' })
  readonly history!: readonly OperationTransition[];
}

export const OperationConnection = connectionType(
  'Operation',
  Operation,
  { one: 'an operation', many: 'operations' },
  { from: 'journal' },
);
