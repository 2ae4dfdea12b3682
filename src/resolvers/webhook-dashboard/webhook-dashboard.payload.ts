import { Field, ObjectType } from 'type-graphql';
import type * as operations from '../../domain/operation.js';
import { UserError } from '../operation/user-error.type.js';
import { Url } from '../shared/scalars.js';
import { SecretField } from '../shared/secret-field.js';

@ObjectType('WebhookDashboardLink', {
  simpleResolvers: true,
  description: 'A link that gives temporary access to the webhook dashboard of a provider. Keep it secret.',
})
export class WebhookDashboardLink {
  @SecretField()
  @Field(() => Url, { description: 'The URL of the dashboard.' })
  readonly url!: string;
}

@ObjectType('CreateWebhookDashboardLinkPayload', {
  simpleResolvers: true,
  description: 'The result of `createWebhookDashboardLink`.',
})
export class CreateWebhookDashboardLinkPayload {
  @Field(() => WebhookDashboardLink, {
    nullable: true,
    description: 'The link; null if the request was rejected.',
  })
  readonly link!: WebhookDashboardLink | null;

  @Field(() => [UserError], {
    description: 'The reasons why the request was rejected; empty if it was accepted.',
  })
  readonly errors!: readonly operations.UserError[];
}
