import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/hosted-page.js';
import { DateTime, Url } from '../shared/scalars.js';
import { SecretField } from '../shared/secret-field.js';
import { HostedPagePurpose } from './hosted-page.enum.js';

@ObjectType('HostedPageToken', {
  simpleResolvers: true,
  description:
    'A token that gives temporary access to one page at a provider. Anyone who has the token can use the page: keep it secret.',
})
export class HostedPageToken implements domain.HostedPageToken {
  @SecretField()
  @Field(() => String, { description: 'The token.' })
  readonly token!: string;

  @Field(() => HostedPagePurpose, { description: 'The purpose of the page.' })
  readonly purpose!: domain.HostedPagePurpose;

  @SecretField()
  @Field(() => Url, { description: 'The URL of the page, which contains the token.' })
  readonly hostedPageUrl!: string;

  @Field(() => DateTime, { description: 'When the token expires, two hours after its creation.' })
  readonly expiresAt!: string;

  @Field(() => Url, {
    nullable: true,
    description: 'The URL that the page redirects the browser to at the end; null if it does not redirect.',
  })
  readonly returnUrl!: string | null;

  @Field(() => Boolean, {
    description:
      'Whether the requested return URL is ignored, because no trusted domains are configured at the provider.',
  })
  readonly returnUrlIgnored!: boolean;
}
