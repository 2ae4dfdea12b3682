import { connectorField } from '../connector/connector-field.js';
import { RecurringTransferResolver } from './recurring-transfer.resolver.js';
import { RecurringTransfer } from './recurring-transfer.type.js';
import { RecurringTransferLifecycleResolver } from './recurring-transfer-lifecycle.resolver.js';
import { RecurringTransferMutationsResolver } from './recurring-transfer-mutations.resolver.js';
import { ScheduledTransfer } from './scheduled-transfer.type.js';

export const recurringTransferResolvers = [
  RecurringTransferResolver,
  RecurringTransferMutationsResolver,
  RecurringTransferLifecycleResolver,
  connectorField(RecurringTransfer),
  connectorField(ScheduledTransfer),
] as const;
