import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { GatewayContext } from '../context.js';
import { connectorErrors } from '../operation/run-mutation.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { CreateWebhookDashboardLinkInput } from './webhook-dashboard.input.js';
import { CreateWebhookDashboardLinkPayload } from './webhook-dashboard.payload.js';

@Resolver()
export class WebhookDashboardMutationsResolver {
  @RequiresScope('webhooks:dashboard')
  @Mutation(() => CreateWebhookDashboardLinkPayload, {
    nullable: true,
    description:
      'Creates a link to the webhook dashboard of a provider. Every call creates a new link. Needs the scope `webhooks:dashboard`.',
  })
  async createWebhookDashboardLink(
    @Arg('input', () => CreateWebhookDashboardLinkInput, {
      description: 'The connector whose dashboard to link to.',
    })
    { connector }: CreateWebhookDashboardLinkInput,
    @Ctx() { actions, sources }: GatewayContext,
  ): Promise<CreateWebhookDashboardLinkPayload> {
    const errors = connectorErrors(sources, { field: 'connector', name: connector });
    if (errors.length > 0) return { link: null, errors };
    const { value, errors: refusals = [] } = await actions.createWebhookDashboardLink(connector);
    return { link: value === undefined ? null : { url: value }, errors: refusals };
  }
}
