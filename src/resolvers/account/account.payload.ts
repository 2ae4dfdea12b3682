import type * as domain from '../../domain/account.js';
import { payloadOf } from '../shared/payload-of.js';
import { Account } from './account.type.js';

export const LinkBankAccountPayload = payloadOf<{ account: domain.Account }>('linkBankAccount', {
  account: {
    type: () => Account,
    description: 'The account after the change; null until the operation succeeds.',
  },
});
export type LinkBankAccountPayload = InstanceType<typeof LinkBankAccountPayload>;
