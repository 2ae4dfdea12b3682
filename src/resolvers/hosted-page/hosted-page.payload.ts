import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/hosted-page.js';
import type * as operations from '../../domain/operation.js';
import { UserError } from '../operation/user-error.type.js';
import { HostedPageToken } from './hosted-page.type.js';

@ObjectType('CreateHostedPageTokenPayload', {
  simpleResolvers: true,
  description: 'What became of opening a hosted page.',
})
export class CreateHostedPageTokenPayload {
  @Field(() => HostedPageToken, { nullable: true, description: 'The token; null when it was refused.' })
  readonly hostedPageToken!: domain.HostedPageToken | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was not.' })
  readonly errors!: readonly operations.UserError[];
}
