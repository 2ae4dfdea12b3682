import { connectorField } from '../connector/connector-field.js';
import { OperationResolver } from './operation.resolver.js';
import { Operation } from './operation.type.js';

export const operationResolvers = [
  OperationResolver,
  connectorField(Operation, 'The connector that the operation was sent through.'),
] as const;
