/** Money as text with two decimals: `-1250n` → `-12.50`. */
export { formatMinor as toText } from '../kernel/json.js';

/** Text with exactly two decimals → minor units; undefined for anything else. */
export function fromText(text: unknown): bigint | undefined {
  if (typeof text !== 'string' || !/^-?[0-9]{1,15}[.][0-9]{2}$/.test(text)) return undefined;
  return BigInt(text.replace('.', ''));
}
