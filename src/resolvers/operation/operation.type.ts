import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../shared/node.type.js';
import { DateTime } from '../shared/scalars.js';
import {
  OperationProof,
  type OperationProofWord,
  OperationStatus,
  type OperationStatusWord,
  UserErrorCode,
  type UserErrorCodeWord,
} from './operation.enum.js';

@ObjectType('UserError', {
  simpleResolvers: true,
  description: 'A reason why something that was asked for was not done.',
})
export class UserError {
  @Field(() => String, {
    nullable: true,
    description:
      'The path of the input field at fault, such as `amount.currency`; null when it is none in particular.',
  })
  readonly field!: string | null;

  @Field(() => [String], { description: 'What was required and what arrived, for people.' })
  readonly messages!: readonly string[];

  @Field(() => UserErrorCode, { description: 'The reason, for programs.' })
  readonly code!: UserErrorCodeWord;
}

@ObjectType('OperationTransition', {
  simpleResolvers: true,
  description: 'A step in the course of an operation.',
})
export class OperationTransition {
  @Field(() => OperationStatus, { description: 'The status that it took.' })
  readonly status!: OperationStatusWord;

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
export class Operation {
  readonly id!: string;
  readonly connector!: string;
  readonly subjectId!: string | null;

  @Field(() => String, { description: 'The name of the mutation that asked for it.' })
  readonly kind!: string;

  @Field(() => String, { description: 'The key that the caller gave it: the same key never does it twice.' })
  readonly idempotencyKey!: string;

  @Field(() => OperationStatus, { description: 'How far it has come.' })
  readonly status!: OperationStatusWord;

  @Field(() => Int, { description: 'How many times it was sent.' })
  readonly attempts!: number;

  @Field(() => [UserError], { description: 'Why it failed; empty unless it did.' })
  readonly errors!: readonly UserError[];

  @Field(() => OperationProof, {
    nullable: true,
    description: 'How its end was established; null until it has ended.',
  })
  readonly provenBy!: OperationProofWord | null;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  readonly createdAt!: string;

  @Field(() => DateTime, { description: 'When it last took a step.' })
  readonly updatedAt!: string;

  @Field(() => [OperationTransition], { description: 'Every step, oldest first.' })
  readonly history!: readonly OperationTransition[];
}
