import type { CreateTransfer } from '../../../domain/commands.js';
import { decimalsOf, type Money } from '../../../domain/money.js';
import type { UserError } from '../../../domain/operation.js';
import { amountErrors, currencyErrors } from '../../../domain/rules/amounts.js';
import { unless, userError } from '../../../domain/rules/user-errors.js';

/** Amounts have two decimals, whatever the currency. **Source** create transfers: amount. */
const DECIMALS = 2;

/** The errors in an amount; null where the amount does not change. */
export function linkerMoneyErrors(amount: Money | null, currency: string): readonly UserError[] {
  if (amount === null) return [];
  return [
    ...amountErrors(amount),
    ...currencyErrors(amount, currency),
    ...unless(decimalsOf(currency) === DECIMALS, () =>
      userError('amount.currency', `required a currency with ${DECIMALS} decimals, arrived ${currency}`),
    ),
  ];
}

/**
 * A single transfer accepts no text, no JSON and no options. They are refused, because they would be lost. **Source** create transfers:
 * behaviour.
 */
export function lostErrors({ ach, description, userData }: CreateTransfer): readonly UserError[] {
  const hasOptions = ach !== null && (ach.secCode !== null || ach.service !== null || ach.addenda.length > 0);
  return [
    ...unless(!hasOptions, () => userError('ach', 'required none: this provider chooses them')),
    ...unless(description === null || description === '', () =>
      userError('description', 'required none: this provider keeps no text with a single transfer'),
    ),
    ...unless(userData === null || Object.keys(userData).length === 0, () =>
      userError('userData', 'required none: this provider keeps no JSON with a transfer'),
    ),
  ];
}
