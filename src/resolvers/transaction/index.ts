import { connectorField } from '../connector/connector-field.js';
import { TransactionResolver } from './transaction.resolver.js';
import { Transaction } from './transaction.type.js';
import { TransactionFieldsResolver } from './transaction-fields.resolver.js';

export const transactionResolvers = [
  TransactionResolver,
  TransactionFieldsResolver,
  connectorField(Transaction),
] as const;
