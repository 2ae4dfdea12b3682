import { Field, InputType } from 'type-graphql';
import type * as domain from '../../domain/hosted-page.js';
import { Url } from '../shared/scalars.js';
import { HostedPagePurpose } from './hosted-page.enum.js';

@InputType('CreateHostedPageTokenInput', { description: 'A hosted page to create a token for.' })
export class CreateHostedPageTokenInput {
  @Field(() => String, { description: 'The name of the connector whose provider hosts the page.' })
  readonly connector!: string;

  @Field(() => String, { description: "The `id` of the business, or the provider's own id of the entity." })
  readonly entityId!: string;

  @Field(() => HostedPagePurpose, { description: 'The purpose of the page.' })
  readonly purpose!: domain.HostedPagePurpose;

  @Field(() => Url, {
    nullable: true,
    description: 'The URL that the page redirects the browser to at the end. It must be on a trusted domain.',
  })
  readonly returnUrl!: string | null | undefined;
}
