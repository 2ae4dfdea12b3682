import { Field, InputType } from 'type-graphql';

@InputType('CreateWebhookDashboardLinkInput', {
  description: 'The connector whose webhook dashboard to link to.',
})
export class CreateWebhookDashboardLinkInput {
  @Field(() => String, { description: 'The name of the connector.' })
  readonly connector!: string;
}
