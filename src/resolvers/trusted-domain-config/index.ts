import { connectorField } from '../connector/connector-field.js';
import { TrustedDomainConfigResolver } from './trusted-domain-config.resolver.js';
import { TrustedDomainConfig } from './trusted-domain-config.type.js';
import { TrustedDomainConfigMutationsResolver } from './trusted-domain-config-mutations.resolver.js';

export const trustedDomainConfigResolvers = [
  TrustedDomainConfigResolver,
  TrustedDomainConfigMutationsResolver,
  connectorField(TrustedDomainConfig),
] as const;
