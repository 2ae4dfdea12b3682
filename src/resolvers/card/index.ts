import { connectorField } from '../connector/connector-field.js';
import { CardResolver } from './card.resolver.js';
import { Card } from './card.type.js';
import { CardFundingResolver } from './card-funding.resolver.js';
import { CardMutationsResolver } from './card-mutations.resolver.js';

export const cardResolvers = [
  CardResolver,
  CardMutationsResolver,
  CardFundingResolver,
  connectorField(Card),
] as const;
