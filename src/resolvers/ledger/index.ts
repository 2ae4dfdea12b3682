import { connectorField } from '../connector/connector-field.js';
import { LedgerResolver } from './ledger.resolver.js';
import { Ledger } from './ledger.type.js';

export const ledgerResolvers = [LedgerResolver, connectorField(Ledger)] as const;
