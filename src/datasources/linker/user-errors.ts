import type { UpstreamCode, UpstreamError } from '../../domain/errors.js';
import type { UserError, UserErrorCode } from '../../domain/operation.js';
import { userError } from '../../domain/rules/user-errors.js';

/** What an end user is told of one kind of refusal, after the connector's name. */
export interface Told {
  readonly code: UserErrorCode;
  readonly field?: string;
  readonly says: string;
}

/** Beside the codes, FUNDS: a refusal that says that there is not enough money. */
type Kind = UpstreamCode | 'FUNDS';

/** The bank's own words, which Linker wraps. **Source** response envelope and errors (assumed). */
const OF_FUNDS = /\binsufficient\b.{0,30}\b(funds|balance)\b|\bnot enough (funds|money)\b/i;

/** Not a matter of the token. **Source** traps: 9. */
const NOT_ENROLLED: Told = {
  code: 'CUSTOMER_NOT_ENROLLED',
  says: 'has not enrolled this user with its bank yet',
};

/** Refusals → what end users are told. The provider's own text decides about funds alone, and is not passed on. **Source** errors. */
export function tellingOf(
  table: Partial<Record<Kind, Told>>,
): (refusal: UpstreamError) => readonly UserError[] {
  return (refusal) => {
    if (refusal.code === 'FORBIDDEN') return toNotEnrolled(refusal);
    const told = (speaksOfFunds(refusal) && table.FUNDS) || table[refusal.code];
    if (!told) return [userError(null, refusal.message, 'PROVIDER_REJECTED')];
    return [toUserError(refusal, told)];
  };
}

export function toNotEnrolled(refusal: UpstreamError): readonly UserError[] {
  return [toUserError(refusal, NOT_ENROLLED)];
}

function speaksOfFunds({ code, refusals }: UpstreamError): boolean {
  return code === 'REJECTED' && refusals.some(({ message }) => OF_FUNDS.test(message ?? ''));
}

function toUserError({ connector }: UpstreamError, { code, field = undefined, says }: Told): UserError {
  return userError(field ?? null, `${connector.name} ${says}`, code);
}
