import { decimalsOf, formatAmount, type Money } from '../../../domain/money.js';
import { ExactNumber } from '../../reading/exact-number.js';

/** **Source** load card: amount; major units (assumed: verified with a small amount before live use). */
export const MAX_DECIMALS = 2;

/** The body of `load-card` and `debit-card`: a JSON number, digit for digit, and the description with the reference before it. */
export function toFundingBody(amount: Money, description: string): object {
  return { amount: new ExactNumber(toAmountText(amount)), description };
}

/** True of an amount that needs no more decimals than a request takes. */
export function isSendable({ minor, currency }: Money): boolean {
  return minor % 10n ** BigInt(surplusOf(currency)) === 0n;
}

function toAmountText(amount: Money): string {
  const text = formatAmount(amount);
  return text.slice(0, text.length - surplusOf(amount.currency));
}

/** How many decimals a currency has beyond those. */
function surplusOf(currency: string): number {
  return Math.max(0, decimalsOf(currency) - MAX_DECIMALS);
}
