import { decimalsOf } from './money.js';

/** Decimals of an exchange rate. */
const RATE_SCALE = 6;
const UNIT = 10n ** BigInt(RATE_SCALE);
const BASIS_POINTS = 10_000n;

/** US dollars for one unit of the currency. **Units** millionths. */
const IN_DOLLARS: Readonly<Record<string, bigint>> = {
  USD: 1_000_000n,
  EUR: 1_083_400n,
  GBP: 1_271_900n,
  JPY: 6_742n,
  CAD: 731_500n,
  AUD: 658_200n,
};

/** Whether the provider trades the currency. */
export function isTraded(currency: string): boolean {
  return Object.hasOwn(IN_DOLLARS, currency);
}

/** The amount of `to` for one unit of `from`. **Units** millionths; `shift` in basis points. */
export function rateOf(from: string, to: string, shift: number): bigint {
  if (from === to) return UNIT;
  const [source = UNIT, target = UNIT] = [IN_DOLLARS[from], IN_DOLLARS[to]];
  return (((source * UNIT) / target) * (BASIS_POINTS + BigInt(shift))) / BASIS_POINTS;
}

/** The amount in the other currency, rounded half up. **Units** minor of each. */
export function convert(
  minor: bigint,
  { from, to, rate }: { readonly from: string; readonly to: string; readonly rate: bigint },
): bigint {
  const divisor = UNIT * 10n ** BigInt(decimalsOf(from));
  return (minor * rate * 10n ** BigInt(decimalsOf(to)) + divisor / 2n) / divisor;
}

/** The rate as text: `0.923019`. */
export function writeRate(rate: bigint): string {
  const digits = rate.toString().padStart(RATE_SCALE + 1, '0');
  const fraction = digits.slice(-RATE_SCALE).replace(/0+$/, '') || '0';
  return `${digits.slice(0, -RATE_SCALE)}.${fraction}`;
}
