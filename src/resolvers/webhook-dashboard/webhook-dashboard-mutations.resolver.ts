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
      'Makes a link to the webhook dashboard of a provider; every call makes a new one. Needs the scope `webhooks:dashboard`.',
  })
  async createWebhookDashboardLink(
    @Arg('input', () => CreateWebhookDashboardLinkInput, { description: 'The dashboard to open.' })
    { connector }: CreateWebhookDashboardLinkInput,
    @Ctx() { actions, sources }: GatewayContext,
  ): Promise<CreateWebhookDashboardLinkPayload> {
    const errors = connectorErrors(sources, { field: 'connector', name: connector });
    if (errors.length > 0) return { link: null, errors };
    const { value, errors: refusals = [] } = await actions.createWebhookDashboardLink(connector);
    return { link: value === undefined ? null : { url: value }, errors: refusals };
  }
}
