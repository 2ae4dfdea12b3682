/** The maximum nesting depth of JSON that passes through the gateway. */
export const MAX_JSON_DEPTH = 64;

/** The maximum size of JSON that passes through the gateway. **Units** characters of its keys and texts, and one for each value. */
export const MAX_JSON_SIZE = 65_536;

/** What JSON must be to pass through the gateway, as part of an error message. */
export const JSON_BOUNDS = `JSON with at most ${MAX_JSON_DEPTH} levels and ${MAX_JSON_SIZE} characters`;

/** Whether the JSON value is small and flat enough to pass through the gateway. A deeper value can exhaust the stack of a program. */
export function isBoundedJson(value: unknown): boolean {
  const open: Array<readonly [value: unknown, depth: number]> = [[value, 0]];
  let size = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const [each, depth] = next;
    size += typeof each === 'string' ? each.length + 1 : 1;
    if (depth > MAX_JSON_DEPTH || size > MAX_JSON_SIZE) return false;
    if (typeof each !== 'object' || each === null) continue;
    for (const [key, inner] of Object.entries(each)) {
      if (!Array.isArray(each)) size += key.length;
      open.push([inner, depth + 1]);
    }
  }
  return true;
}

/** Whether JavaScript keeps the number as it was written. An integer of more than 53 bits may have been rounded while it was parsed. */
export function isKeptNumber(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

/** Whether JavaScript keeps this JSON number: a double has exactly its value. */
export function isExactNumber(text: string): boolean {
  const value = Number(text);
  return isKeptNumber(value) && toDigits(String(value)) === toDigits(text);
}

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** `12.50e3` → `12500` as digits and exponent, the same for all ways to write a number; null if the text is not a finite number. */
function toDigits(text: string): string | null {
  const match = NUMBER.exec(text);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = '', power = '0'] = match;
  const all = `${whole}${fraction}`.replace(/^0+/, '');
  const digits = all.replace(/0+$/, '');
  if (digits === '') return '0';
  return `${sign}${digits}e${Number(power) - fraction.length + all.length - digits.length}`;
}
