import { decimalsOf, type Money, parseMoney } from '../money.js';
import type { UserError } from '../operation.js';
import { amountErrors } from './amounts.js';
import { isCurrency } from './currencies.js';
import { userError } from './user-errors.js';

/** Money in a caller's input. */
export interface GivenMoney {
  /** **Shape** decimal text. */
  readonly amount: string;
  readonly currency: string;
}

/** Errors of given money: a known currency, no more decimals than the currency has, more than 0. Null is an absent value. */
export function moneyErrors(given: GivenMoney | null | undefined, field = 'amount'): readonly UserError[] {
  if (!given) return [];
  const { currency } = given;
  if (!isCurrency(currency)) {
    return [userError(`${field}.currency`, 'required an ISO 4217 currency code, arrived another word')];
  }
  const money = read(given);
  if (money) return amountErrors(money, field);
  const most = decimalsOf(currency);
  return [userError(`${field}.amount`, `required a decimal with at most ${most} decimals for ${currency}`)];
}

/** Given money → money. **Throws** `RangeError` if `moneyErrors` reports an error. */
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
