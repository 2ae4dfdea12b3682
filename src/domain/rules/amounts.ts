import type { Money } from '../money.js';
import type { UserError } from '../operation.js';
import { unless, userError } from './user-errors.js';

/** Errors of an amount that is not positive. */
export function amountErrors(amount: Money, field = 'amount'): readonly UserError[] {
  return unless(amount.minor > 0n, () => userError(`${field}.amount`, 'required more than 0'));
}

/** Errors of an amount in another currency than required. */
export function currencyErrors(amount: Money, currency: string, field = 'amount'): readonly UserError[] {
  return unless(amount.currency === currency, () =>
    userError(`${field}.currency`, `required ${currency}, arrived ${amount.currency}`),
  );
}
