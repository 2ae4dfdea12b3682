import { Field, InputType } from 'type-graphql';

@InputType('CreateWebhookDashboardLinkInput', { description: 'A webhook dashboard to open.' })
export class CreateWebhookDashboardLinkInput {
  @Field(() => String, { description: 'The name of the connector.' })
  readonly connector!: string;
}
