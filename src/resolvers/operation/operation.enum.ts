import type * as domain from '../../domain/operation.js';
import { enumType } from '../shared/enum-type.js';

export const OperationStatus = enumType<domain.OperationStatus>({
  name: 'OperationStatus',
  description: 'How far an operation has come.',
  values: {
    PENDING: 'Written down; nothing has been sent.',
    DISPATCHED: 'Sent; there is no answer yet.',
    SUCCEEDED: 'The provider accepted it.',
    FAILED: 'The provider refused it, or it is certain that it did not happen.',
    IN_DOUBT: 'Sent, but how it ended is not known; the gateway is finding out.',
    NEEDS_REVIEW: 'The gateway could not find out how it ended: a person must look.',
  },
});

export const OperationProof = enumType<domain.OperationProof>({
  name: 'OperationProof',
  description: 'How the end of an operation was established.',
  values: {
    PROVIDER_ANSWER: 'The provider answered plainly.',
    KEYED_REPLAY: 'The same request with the same idempotency key was answered.',
    FOUND_IN_LIST: "The effect was found in the provider's own lists.",
    ABSENT_FROM_COMPLETE_LIST: "The effect is missing from the provider's lists, read to the end.",
    CONVERGED: 'The object was read and is in the state that was asked for.',
    OPERATOR: 'A person looked and decided.',
  },
});

export const UserErrorCode = enumType<domain.UserErrorCode>({
  name: 'UserErrorCode',
  description: 'Why something that was asked for was not done, for programs.',
  values: {
    INVALID_INPUT: 'The input cannot be used as it is.',
    NOT_FOUND: 'Nothing that the caller reaches has this id.',
    CAPABILITY_UNSUPPORTED: 'The connector does not offer this.',
    INSUFFICIENT_FUNDS: 'There is not enough money.',
    LEDGER_INACTIVE: 'The ledger cannot be used.',
    CARD_NOT_ACTIVE: 'The card is not active.',
    SUSPENSION_COOLDOWN: 'The card was suspended or unsuspended too recently.',
    NOT_CANCELABLE: 'It is too late to call it off.',
    IDEMPOTENCY_KEY_REUSED: 'The key was used before, with another input.',
    OPERATION_IN_PROGRESS: 'The same operation is still running.',
    UNTRUSTED_RETURN_URL: 'The return address is not on a trusted domain.',
    MULTI_CURRENCY_ACCOUNT_MISSING: 'The customer has no multi-currency account.',
    CUSTOMER_NOT_ENROLLED: 'The customer is not enrolled in the feature.',
    PROVIDER_REJECTED: 'The provider refused for a reason of its own.',
    PROVIDER_UNAVAILABLE: 'The provider could not be reached; it is certain that nothing happened.',
  },
});
