import type { QuoteRecord } from './payment-records.js';
import { convert, rateOf } from './rates.js';
import type { ProfileRecord } from './state.js';
import type { World } from './world.js';

const WIRED: readonly string[] = ['wire', 'fedwire', 'swift', 'chaps', 'rtgs'];
const WIRE_FEE_MINOR = 1_500n;
const EXCHANGE_FEE_DIVISOR = 200n;

/** The current price of a payment between the profiles. **Units** minor units of each currency. */
export function priceOf(
  world: World,
  order: {
    readonly from: ProfileRecord;
    readonly to: ProfileRecord;
    readonly instructedMinor: bigint;
  },
): Pick<QuoteRecord, 'feeMinor' | 'rate' | 'targetMinor'> {
  const [from, to] = [order.from.currency, order.to.currency];
  const rate = rateOf(from, to, from === to ? 0 : world.settings.rateShift);
  const wireFee = WIRED.includes(order.to.method) ? WIRE_FEE_MINOR : 0n;
  const exchangeFee = from === to ? 0n : order.instructedMinor / EXCHANGE_FEE_DIVISOR;
  return {
    feeMinor: wireFee + exchangeFee,
    rate,
    targetMinor: convert(order.instructedMinor, { from, to, rate }),
  };
}
