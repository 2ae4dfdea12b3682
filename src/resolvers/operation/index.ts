import { connectorField } from '../connector/connector-field.js';
import { OperationResolver } from './operation.resolver.js';
import { Operation } from './operation.type.js';
import { OperationReviewResolver } from './operation-review.resolver.js';
import { OperationTransitionFieldsResolver } from './operation-transition-fields.resolver.js';

export const operationResolvers = [
  OperationResolver,
  OperationReviewResolver,
  OperationTransitionFieldsResolver,
  connectorField(Operation, 'The connector that the operation was sent through.'),
] as const;
