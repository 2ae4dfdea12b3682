import { Field, Int, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/errors.js';
import { FailureCode } from '../connector/connector.enum.js';

@ObjectType('ConnectorFailure', {
  simpleResolvers: true,
  description: 'A connector whose data is missing from an answer. What the others gave is still there.',
})
export class ConnectorFailure implements domain.ConnectorFailure {
  readonly connector!: string;

  @Field(() => FailureCode, { description: 'What went wrong, for programs.' })
  readonly code!: domain.FailureCode;

  @Field(() => String, { description: 'What went wrong, for people. Safe to show to end users.' })
  readonly message!: string;

  @Field(() => Boolean, { description: 'Whether asking again may help.' })
  readonly retryable!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'How many seconds the provider asks to wait before that; null when it does not say.',
  })
  readonly retryAfterSeconds!: number | null;
}
