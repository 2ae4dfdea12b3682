import type * as domain from '../../domain/transfer.js';
import { payloadOf } from '../shared/payload-of.js';
import { Transfer } from './transfer.type.js';

export const CreateTransferPayload = payloadOf<{ transfer: domain.Transfer }>('createTransfer', {
  transfer: {
    type: () => Transfer,
    description: 'The created transfer; null while none is known.',
  },
});
export type CreateTransferPayload = InstanceType<typeof CreateTransferPayload>;

export const CancelTransferPayload = payloadOf<{ transfer: domain.Transfer }>('cancelTransfer', {
  transfer: {
    type: () => Transfer,
    description: 'The canceled transfer; null until it is canceled.',
  },
});
export type CancelTransferPayload = InstanceType<typeof CancelTransferPayload>;
