import { registerEnumType } from 'type-graphql';
import type { WriteKind } from '../../datasources/index.js';
import type * as domain from '../../domain/operation.js';
import { enumType } from '../shared/enum-type.js';

type ScreamingSnake<S extends string> = S extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? '' : '_'}${Uppercase<First>}${ScreamingSnake<Rest>}`
  : '';

/** Every kind of operation: the mutation, and its word in the schema. */
export const OPERATION_KINDS: { readonly [K in WriteKind]: ScreamingSnake<K> } = {
  createTransfer: 'CREATE_TRANSFER',
  cancelTransfer: 'CANCEL_TRANSFER',
  createCounterparty: 'CREATE_COUNTERPARTY',
  createBusiness: 'CREATE_BUSINESS',
  submitBusinessOnboarding: 'SUBMIT_BUSINESS_ONBOARDING',
  linkBankAccount: 'LINK_BANK_ACCOUNT',
  setPortfolioAllocation: 'SET_PORTFOLIO_ALLOCATION',
  createRecurringTransfer: 'CREATE_RECURRING_TRANSFER',
  updateRecurringTransfer: 'UPDATE_RECURRING_TRANSFER',
  activateRecurringTransfer: 'ACTIVATE_RECURRING_TRANSFER',
  deactivateRecurringTransfer: 'DEACTIVATE_RECURRING_TRANSFER',
  deleteRecurringTransfer: 'DELETE_RECURRING_TRANSFER',
  cancelScheduledTransfer: 'CANCEL_SCHEDULED_TRANSFER',
  issueCard: 'ISSUE_CARD',
  suspendCard: 'SUSPEND_CARD',
  unsuspendCard: 'UNSUSPEND_CARD',
  loadCard: 'LOAD_CARD',
  debitCard: 'DEBIT_CARD',
  updateUserData: 'UPDATE_USER_DATA',
};

const UNKNOWN_KIND = 'UNKNOWN';

/** The words of the schema; inside the gateway a kind is the name of its mutation. */
export const OperationKind = Object.fromEntries([
  ...Object.entries(OPERATION_KINDS).map(([mutation, word]) => [word, mutation]),
  [UNKNOWN_KIND, UNKNOWN_KIND],
]) as Readonly<Record<string, string>>;

registerEnumType(OperationKind, {
  name: 'OperationKind',
  description: 'The mutation that requested an operation.',
  valuesConfig: Object.fromEntries([
    ...Object.entries(OPERATION_KINDS).map(([mutation, word]) => [
      word,
      { description: `The mutation \`${mutation}\`.` },
    ]),
    [UNKNOWN_KIND, { description: 'A mutation that this version of the gateway does not have.' }],
  ]),
});

/** The kind, where this version of the gateway knows it. */
export function toKnownKind(kind: string): string {
  return Object.hasOwn(OPERATION_KINDS, kind) ? kind : UNKNOWN_KIND;
}

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
