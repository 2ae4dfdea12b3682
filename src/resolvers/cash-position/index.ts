import { connectorField } from '../connector/connector-field.js';
import { amountField } from '../shared/amount-field.js';
import { CashPositionResolver } from './cash-position.resolver.js';
import { BalanceTotal, ConnectorPosition } from './cash-position.type.js';

export const cashPositionResolvers = [
  CashPositionResolver,
  amountField(BalanceTotal),
  connectorField(ConnectorPosition, 'The connector.'),
] as const;
