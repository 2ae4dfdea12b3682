import type { UpstreamCode, UpstreamError } from '../../domain/errors.js';
import type { UserError } from '../../domain/operation.js';
import {
  toUserError,
  type UserMessage,
  type UserMessages,
  userMessagesBy,
} from '../writing/user-messages.js';

/** Beside the codes, FUNDS: a refusal that says that there is not enough money. */
type Kind = UpstreamCode | 'FUNDS';

/** The bank's own words, which Linker wraps. **Source** response envelope and errors (assumed). */
const OF_FUNDS = /\binsufficient\b.{0,30}\b(funds|balance)\b|\bnot enough (funds|money)\b/i;

/** Not a matter of the token. **Source** traps: 9. */
const NOT_ENROLLED: UserMessage = {
  code: 'CUSTOMER_NOT_ENROLLED',
  says: 'has not enrolled this user with its bank yet',
};

/** Messages by kind. The provider's own text decides about funds alone. **Source** errors. */
export function linkerMessages(
  table: Readonly<Partial<Record<Exclude<Kind, 'FORBIDDEN'>, UserMessage>>>,
): UserMessages {
  return userMessagesBy<Kind>(kindsOf, { ...table, FORBIDDEN: NOT_ENROLLED });
}

export function toNotEnrolled({ connector }: UpstreamError): readonly UserError[] {
  return [toUserError(connector, NOT_ENROLLED)];
}

function kindsOf({ code, refusals }: UpstreamError): readonly Kind[] {
  const isOfFunds = code === 'REJECTED' && refusals.some(({ message }) => OF_FUNDS.test(message ?? ''));
  return isOfFunds ? ['FUNDS', code] : [code];
}
