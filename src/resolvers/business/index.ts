import { connectorField } from '../connector/connector-field.js';
import { BusinessResolver } from './business.resolver.js';
import { Business } from './business.type.js';
import { BusinessFieldsResolver } from './business-fields.resolver.js';
import { BusinessMutationsResolver } from './business-mutations.resolver.js';
import { PortfolioResolver } from './portfolio.resolver.js';
import { Portfolio } from './portfolio.type.js';
import { WireInstructionsResolver } from './wire-instructions.resolver.js';

export const businessResolvers = [
  BusinessResolver,
  BusinessFieldsResolver,
  WireInstructionsResolver,
  PortfolioResolver,
  BusinessMutationsResolver,
  connectorField(Business),
  connectorField(Portfolio),
] as const;
