import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/hosted-page.js';
import type * as operations from '../../domain/operation.js';
import { UserError } from '../operation/user-error.type.js';
import { HostedPageToken } from './hosted-page.type.js';

@ObjectType('CreateHostedPageTokenPayload', {
  simpleResolvers: true,
  description: 'The result of `createHostedPageToken`.',
})
export class CreateHostedPageTokenPayload {
  @Field(() => HostedPageToken, {
    nullable: true,
    description: 'The token; null if the request was rejected.',
  })
  readonly hostedPageToken!: domain.HostedPageToken | null;

  @Field(() => [UserError], {
    description: 'The reasons why the request was rejected; empty if it was accepted.',
  })
  readonly errors!: readonly operations.UserError[];
}
