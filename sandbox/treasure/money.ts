import { formatMinor } from '../kernel/json.js';

/** A money object in the API. */
export function toMoney(minor: bigint): { readonly currency: string; readonly amount: string } {
  return { currency: 'USD', amount: formatMinor(minor) };
}

/** Cents of a decimal text with at most two decimals; undefined for anything else, negative amounts included. */
export function toMinor(value: unknown): bigint | undefined {
  const parts = typeof value === 'string' ? /^(\d{1,30})(?:\.(\d{1,2}))?$/.exec(value) : null;
  if (!parts) return undefined;
  return BigInt(parts[1] ?? '0') * 100n + BigInt((parts[2] ?? '').padEnd(2, '0'));
}
