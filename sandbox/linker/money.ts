import { formatMinor } from '../kernel/json.js';

/** The format of a series' amount: `500`, `500.00`, or a JSON number. */
export type AmountForm = 'plain' | 'fixed' | 'number';

const LONGEST_WHOLE = 12;

/** Text with exactly two decimals → minor units; undefined for anything else. */
export function fromFixed(text: unknown): bigint | undefined {
  return typeof text === 'string' && /^\d+\.\d{2}$/.test(text) ? fromDecimal(text) : undefined;
}

/** Decimal text or a JSON number with at most two decimals → minor units; undefined for anything else. */
export function fromDecimal(value: unknown): bigint | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const parts = /^(\d+)(?:\.(\d{1,2}))?$/.exec(String(value));
  if (!parts?.[1] || parts[1].length > LONGEST_WHOLE) return undefined;
  return BigInt(parts[1] + (parts[2] ?? '').padEnd(2, '0'));
}

/** Minor units → decimal text with two decimals, for Treasury Prime. */
export const toFixed = formatMinor;

/** Minor units → the amount format of a series. */
export function shownAmount(minor: bigint, form: AmountForm): string | number {
  const fixed = formatMinor(minor);
  if (form === 'fixed') return fixed;
  const cents = fixed.slice(-2).replace(/0+$/, '');
  const plain = fixed.slice(0, -3) + (cents === '' ? '' : `.${cents}`);
  return form === 'plain' ? plain : Number(plain);
}
