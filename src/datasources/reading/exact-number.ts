import { isSafeNumber, parse, stringify } from 'lossless-json';

/** A JSON number that a double cannot represent exactly. It keeps the original digits. */
export class ExactNumber {
  constructor(readonly text: string) {}

  /** The nearest double. */
  toJSON(): number {
    return Number(this.text);
  }
}

/** Matches possible inexact numbers: a double is exact up to fifteen digits without an exponent. A false match only costs time. */
const RISKY = /[\d.]{16}|(^|[:,[\s])-?[\d.]+[eE]/;

/**
 * JSON text → values. A number that a double represents exactly becomes a number; every other number becomes an `ExactNumber`.
 *
 * **Throws** `SyntaxError` or `RangeError` for invalid JSON. The message can quote the text.
 */
export function parseExactJson(text: string): unknown {
  return RISKY.test(text)
    ? parse(text, null, { parseNumber: toNumber, onDuplicateKey: ({ newValue }) => newValue })
    : JSON.parse(text);
}

/** Values → JSON text; an `ExactNumber` is written with its original digits. **Throws** `TypeError` if the value is not JSON. */
export function stringifyExactJson(value: unknown): string {
  const text = stringify(value, null, undefined, [EXACT]);
  if (text === undefined)
    throw new TypeError(`required a value that JSON can represent, arrived ${typeof value}`);
  return text;
}

const EXACT = {
  test: (value: unknown) => value instanceof ExactNumber,
  stringify: (value: unknown) => (value as ExactNumber).text,
};

function toNumber(text: string): number | ExactNumber {
  return isSafeNumber(text) ? Number(text) : new ExactNumber(text);
}
