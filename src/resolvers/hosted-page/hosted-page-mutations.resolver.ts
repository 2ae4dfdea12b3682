import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { nameErrors } from '../../domain/rules/texts.js';
import type { GatewayContext } from '../context.js';
import { connectorErrors } from '../operation/run-mutation.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { CreateHostedPageTokenInput } from './hosted-page.input.js';
import { CreateHostedPageTokenPayload } from './hosted-page.payload.js';

const MAX_ID = 512;
const MAX_URL = 2048;

@Resolver()
export class HostedPageMutationsResolver {
  @RequiresScope('hosted_pages:create')
  @Mutation(() => CreateHostedPageTokenPayload, {
    nullable: true,
    description:
      'Creates a token for a page that a provider hosts for one of its customers. Every call creates a new token. Needs the scope `hosted_pages:create`.',
  })
  async createHostedPageToken(
    @Arg('input', () => CreateHostedPageTokenInput, { description: 'The hosted page to create a token for.' })
    { connector, entityId, purpose, returnUrl }: CreateHostedPageTokenInput,
    @Ctx() { actions, sources }: GatewayContext,
  ): Promise<CreateHostedPageTokenPayload> {
    const errors = [
      ...connectorErrors(sources, { field: 'connector', name: connector }),
      ...nameErrors(entityId, 'entityId', MAX_ID),
      ...nameErrors(returnUrl, 'returnUrl', MAX_URL),
    ];
    if (errors.length > 0) return { hostedPageToken: null, errors };
    const command = { entityId, purpose, returnUrl: returnUrl ?? null };
    const answer = await actions.createHostedPageToken(connector, command);
    return { hostedPageToken: answer.value ?? null, errors: answer.errors ?? [] };
  }
}
