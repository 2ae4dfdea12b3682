import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/hosted-page.js';
import { DateTime, Url } from '../shared/scalars.js';
import { HostedPagePurpose } from './hosted-page.enum.js';

@ObjectType('HostedPageToken', {
  simpleResolvers: true,
  description:
    'Opens one page at a provider for a while. Whoever has it may use the page: show it to nobody else.',
})
export class HostedPageToken implements domain.HostedPageToken {
  @Field(() => String, { description: 'The token itself.' })
  readonly token!: string;

  @Field(() => HostedPagePurpose, { description: 'What the page is for.' })
  readonly purpose!: domain.HostedPagePurpose;

  @Field(() => Url, { description: 'The address of the page, with the token in it.' })
  readonly hostedPageUrl!: string;

  @Field(() => DateTime, { description: 'When it stops working, two hours after it was made.' })
  readonly expiresAt!: string;

  @Field(() => Url, {
    nullable: true,
    description: 'Where the page sends the browser afterwards; null where it stays.',
  })
  readonly returnUrl!: string | null;

  @Field(() => Boolean, {
    description:
      'Whether the return address that was asked for is left aside, because no trusted domains are configured at the provider.',
  })
  readonly returnUrlIgnored!: boolean;
}
