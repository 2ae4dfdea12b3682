import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type * as domain from '../../domain/trusted-domain-config.js';
import type { GatewayContext } from '../context.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { TrustedDomainConfig } from './trusted-domain-config.type.js';

@Resolver()
export class TrustedDomainConfigResolver {
  @RequiresScope('trusted_domains:read')
  @Query(() => TrustedDomainConfig, {
    nullable: true,
    description:
      'The trusted domains of a connector as the gateway last knew them, because providers offer no way to read them; null if none are known. Needs the scope `trusted_domains:read`.',
  })
  trustedDomainConfig(
    @Arg('connector', () => String, { description: 'The name of a connector.' }) connector: string,
    @Ctx() { sources }: GatewayContext,
  ): Promise<domain.TrustedDomainConfig | null> {
    return sources.trustedDomainConfig(connector);
  }
}
