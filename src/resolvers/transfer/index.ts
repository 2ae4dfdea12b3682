import { connectorField } from '../connector/connector-field.js';
import { TransferResolver } from './transfer.resolver.js';
import { Transfer } from './transfer.type.js';
import { TransferFieldsResolver } from './transfer-fields.resolver.js';
import { TransferMutationsResolver } from './transfer-mutations.resolver.js';

export const transferResolvers = [
  TransferResolver,
  TransferFieldsResolver,
  TransferMutationsResolver,
  connectorField(Transfer),
] as const;
