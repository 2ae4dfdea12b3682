import { Field, ObjectType } from 'type-graphql';
import type * as operations from '../../domain/operation.js';
import { UserError } from '../operation/user-error.type.js';
import { Url } from '../shared/scalars.js';

@ObjectType('WebhookDashboardLink', {
  simpleResolvers: true,
  description: 'Opens the webhook dashboard of a provider for a short while. Show it to nobody else.',
})
export class WebhookDashboardLink {
  @Field(() => Url, { description: 'The address of the dashboard.' })
  readonly url!: string;
}

@ObjectType('CreateWebhookDashboardLinkPayload', {
  simpleResolvers: true,
  description: 'What became of opening a webhook dashboard.',
})
export class CreateWebhookDashboardLinkPayload {
  @Field(() => WebhookDashboardLink, { nullable: true, description: 'The link; null when it was refused.' })
  readonly link!: WebhookDashboardLink | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was not.' })
  readonly errors!: readonly operations.UserError[];
}
