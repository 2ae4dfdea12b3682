import type * as domain from '../../domain/transfer.js';
import { payloadOf } from '../shared/payload-of.js';
import { Transfer } from './transfer.type.js';

export const CreateTransferPayload = payloadOf<{ transfer: domain.Transfer }>('createTransfer', {
  transfer: {
    type: () => Transfer,
    description: 'The transfer as it was made; null while none is known.',
  },
});
export type CreateTransferPayload = InstanceType<typeof CreateTransferPayload>;

export const CancelTransferPayload = payloadOf<{ transfer: domain.Transfer }>('cancelTransfer', {
  transfer: {
    type: () => Transfer,
    description: 'The transfer once called off; null while it is not.',
  },
});
export type CancelTransferPayload = InstanceType<typeof CancelTransferPayload>;
