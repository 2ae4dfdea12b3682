import { decimalsOf, type Money, parseMoney } from '../money.js';
import type { UserError } from '../operation.js';
import { amountErrors } from './amounts.js';
import { isCurrency } from './currencies.js';
import { userError } from './user-errors.js';

/** Money as a caller writes it. */
export interface GivenMoney {
  /** Decimal text. */
  readonly amount: string;
  readonly currency: string;
}

/** A currency that exists, no more decimals than it has, and more than nothing. Null where it is left out. */
export function moneyErrors(given: GivenMoney | null | undefined, field = 'amount'): readonly UserError[] {
  if (!given) return [];
  const { currency } = given;
  if (!isCurrency(currency)) {
    return [userError(`${field}.currency`, 'required the ISO 4217 code of a currency, arrived another word')];
  }
  const money = read(given);
  if (money) return amountErrors(money, field);
  const most = decimalsOf(currency);
  return [userError(`${field}.amount`, `required a decimal with at most ${most} decimals for ${currency}`)];
}

/** **Throws** `RangeError` for what `moneyErrors` has a complaint about. */
export function toMoney({ amount, currency }: GivenMoney): Money {
  return parseMoney(amount, currency);
}

function read(given: GivenMoney): Money | null {
  try {
    return toMoney(given);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
