import { connectorField } from '../connector/connector-field.js';
import { CashPositionResolver } from './cash-position.resolver.js';
import { ConnectorPosition } from './cash-position.type.js';

export const cashPositionResolvers = [
  CashPositionResolver,
  connectorField(ConnectorPosition, 'The connector.'),
] as const;
