import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { toDomains, trustedDomainErrors } from '../../domain/rules/trusted-domains.js';
import type { GatewayContext } from '../context.js';
import { connectorErrors } from '../operation/run-mutation.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { UpsertTrustedDomainConfigInput } from './trusted-domain-config.input.js';
import { UpsertTrustedDomainConfigPayload } from './trusted-domain-config.payload.js';

@Resolver()
export class TrustedDomainConfigMutationsResolver {
  @RequiresScope('trusted_domains:write')
  @Mutation(() => UpsertTrustedDomainConfigPayload, {
    nullable: true,
    description:
      'Sets the hosts that hosted pages may redirect the browser to. The mutation is idempotent. Needs the scope `trusted_domains:write`.',
  })
  async upsertTrustedDomainConfig(
    @Arg('input', () => UpsertTrustedDomainConfigInput, {
      description: 'The complete list of trusted domains.',
    })
    { connector, domains: given }: UpsertTrustedDomainConfigInput,
    @Ctx() { actions, sources }: GatewayContext,
  ): Promise<UpsertTrustedDomainConfigPayload> {
    const domains = toDomains(given);
    const errors = [
      ...connectorErrors(sources, { field: 'connector', name: connector }),
      ...trustedDomainErrors(domains),
    ];
    if (errors.length > 0) return { trustedDomainConfig: null, errors };
    const answer = await actions.upsertTrustedDomainConfig(connector, domains);
    return { trustedDomainConfig: answer.value ?? null, errors: answer.errors ?? [] };
  }
}
