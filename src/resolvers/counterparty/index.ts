import { connectorField } from '../connector/connector-field.js';
import { CounterpartyResolver } from './counterparty.resolver.js';
import { Counterparty } from './counterparty.type.js';
import { CounterpartyMutationsResolver } from './counterparty-mutations.resolver.js';

export const counterpartyResolvers = [
  CounterpartyResolver,
  CounterpartyMutationsResolver,
  connectorField(Counterparty),
] as const;
