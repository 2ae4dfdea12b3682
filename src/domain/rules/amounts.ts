import type { Money } from '../money.js';
import type { UserError } from '../operation.js';
import { unless, userError } from './user-errors.js';

/** Nobody moves nothing, or less. */
export function amountErrors(amount: Money, field = 'amount'): readonly UserError[] {
  return unless(amount.minor > 0n, () => userError(`${field}.amount`, 'required more than 0'));
}

/** The currency that the money at hand is in. */
export function currencyErrors(amount: Money, currency: string, field = 'amount'): readonly UserError[] {
  return unless(amount.currency === currency, () =>
    userError(`${field}.currency`, `required ${currency}, arrived ${amount.currency}`),
  );
}
