import { registerEnumType } from 'type-graphql';
import type { WriteKind } from '../../datasources/index.js';
import type * as domain from '../../domain/operation.js';
import type { Resolution } from '../../operations/index.js';
import { enumType } from '../shared/enum-type.js';

type ScreamingSnake<S extends string> = S extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? '' : '_'}${Uppercase<First>}${ScreamingSnake<Rest>}`
  : '';

/** Every kind of operation: the mutation and its enum value in the schema. */
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

/** The enum values of the schema. Inside the gateway, a kind is the name of its mutation. */
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

/** The kind, if this version of the gateway knows it. */
export function toKnownKind(kind: string): string {
  return Object.hasOwn(OPERATION_KINDS, kind) ? kind : UNKNOWN_KIND;
}

export const OperationStatus = enumType<domain.OperationStatus>({
  name: 'OperationStatus',
  description: 'The status of an operation.',
  values: {
    PENDING: 'Recorded, but not sent.',
    DISPATCHED: 'Sent. There is no response yet.',
    SUCCEEDED: 'The provider accepted the request.',
    FAILED: 'The provider rejected the request, or it is certain that the request was not executed.',
    IN_DOUBT: 'Sent, but the outcome is unknown. The gateway is determining it.',
    NEEDS_REVIEW: 'The gateway could not determine the outcome. A person must review the operation.',
  },
});

export const OperationOutcome = enumType<Resolution['outcome']>({
  name: 'OperationOutcome',
  description: 'The outcome of an operation, as a person decides it.',
  values: {
    SUCCEEDED: 'The provider executed the request.',
    FAILED: 'The provider did not execute the request.',
  },
});

export const OperationProof = enumType<domain.OperationProof>({
  name: 'OperationProof',
  description: 'The evidence for the outcome of an operation.',
  values: {
    PROVIDER_ANSWER: 'The response of the provider states the outcome.',
    KEYED_REPLAY: 'The provider responded to a repeat of the request with the same idempotency key.',
    FOUND_IN_LIST: "The effect is present in the provider's lists.",
    ABSENT_FROM_COMPLETE_LIST: "The effect is absent from the provider's lists, which were read completely.",
    CONVERGED: 'The object was read and has the requested state.',
    OPERATOR: 'An operator decided the outcome.',
  },
});

export const UserErrorCode = enumType<domain.UserErrorCode>({
  name: 'UserErrorCode',
  description: 'Machine-readable reason why a request was not executed.',
  values: {
    INVALID_INPUT: 'The input is invalid.',
    NOT_FOUND: 'The caller has access to no object with this id.',
    CAPABILITY_UNSUPPORTED: 'The connector does not support this request.',
    INSUFFICIENT_FUNDS: 'The available balance is too low.',
    LEDGER_INACTIVE: 'The ledger cannot be used.',
    CARD_NOT_ACTIVE: 'The card is not active.',
    SUSPENSION_COOLDOWN: 'The card was suspended or unsuspended too recently.',
    NOT_CANCELABLE: 'The transfer can no longer be canceled.',
    IDEMPOTENCY_KEY_REUSED: 'The idempotency key was already used with a different input.',
    OPERATION_IN_PROGRESS: 'The same operation is still running.',
    UNTRUSTED_RETURN_URL: 'The return URL is not on a trusted domain.',
    MULTI_CURRENCY_ACCOUNT_MISSING: 'The customer has no multi-currency account.',
    CUSTOMER_NOT_ENROLLED: 'The customer is not enrolled in the feature.',
    PROVIDER_REJECTED:
      'The provider refused the request for another reason. `Operation.history` has its words, for callers with the scope `operations:review`.',
    PROVIDER_UNAVAILABLE:
      'The provider could not be asked or did not take the request. It is certain that the request was not executed.',
  },
});
