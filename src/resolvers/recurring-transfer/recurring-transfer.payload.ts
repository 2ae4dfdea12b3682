import { ID } from 'type-graphql';
import type * as domain from '../../domain/recurring-transfer.js';
import { payloadOf } from '../shared/payload-of.js';
import { RecurringTransfer } from './recurring-transfer.type.js';

export const CreateRecurringTransferPayload = payloadOf<{ recurringTransfer: domain.RecurringTransfer }>(
  'createRecurringTransfer',
  {
    recurringTransfer: {
      type: () => RecurringTransfer,
      description: 'The created recurring transfer; null while none is known.',
    },
  },
);
export type CreateRecurringTransferPayload = InstanceType<typeof CreateRecurringTransferPayload>;

const CHANGED = {
  recurringTransfer: {
    type: () => RecurringTransfer,
    description: 'The recurring transfer after the change; null until the operation succeeds.',
  },
};

export const UpdateRecurringTransferPayload = payloadOf<{ recurringTransfer: domain.RecurringTransfer }>(
  'updateRecurringTransfer',
  CHANGED,
);
export type UpdateRecurringTransferPayload = InstanceType<typeof UpdateRecurringTransferPayload>;

export const ActivateRecurringTransferPayload = payloadOf<{ recurringTransfer: domain.RecurringTransfer }>(
  'activateRecurringTransfer',
  CHANGED,
);
export type ActivateRecurringTransferPayload = InstanceType<typeof ActivateRecurringTransferPayload>;

export const DeactivateRecurringTransferPayload = payloadOf<{ recurringTransfer: domain.RecurringTransfer }>(
  'deactivateRecurringTransfer',
  CHANGED,
);
export type DeactivateRecurringTransferPayload = InstanceType<typeof DeactivateRecurringTransferPayload>;

const DELETED = {
  deletedId: {
    type: () => ID,
    description: 'The `id` of the deleted object; null until the deletion is certain.',
  },
};

export const DeleteRecurringTransferPayload = payloadOf<{ deletedId: string }>(
  'deleteRecurringTransfer',
  DELETED,
);
export type DeleteRecurringTransferPayload = InstanceType<typeof DeleteRecurringTransferPayload>;

export const CancelScheduledTransferPayload = payloadOf<{ deletedId: string }>(
  'cancelScheduledTransfer',
  DELETED,
);
export type CancelScheduledTransferPayload = InstanceType<typeof CancelScheduledTransferPayload>;
