import { Field, Int, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/errors.js';
import { FailureCode } from '../connector/connector.enum.js';

@ObjectType('ConnectorFailure', {
  simpleResolvers: true,
  description:
    'A connector whose data is missing from a response. The response still contains the data of the other connectors.',
})
export class ConnectorFailure implements domain.ConnectorFailure {
  readonly connector!: string;

  @Field(() => FailureCode, { description: 'Machine-readable failure code.' })
  readonly code!: domain.FailureCode;

  @Field(() => String, { description: 'Human-readable message. Safe to show to end users.' })
  readonly message!: string;

  @Field(() => Boolean, { description: 'Whether a retry may succeed.' })
  readonly retryable!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'The time to wait before a retry, in seconds, as the provider requests; null if the provider gives none.',
  })
  readonly retryAfterSeconds!: number | null;
}
