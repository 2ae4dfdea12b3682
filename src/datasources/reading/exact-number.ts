import { isSafeNumber, parse, stringify } from 'lossless-json';

/** A JSON number whose digits a double would change: kept as it was written. */
export class ExactNumber {
  constructor(readonly text: string) {}

  /** As near as JSON's readers come. */
  toJSON(): number {
    return Number(this.text);
  }
}

/** Up to fifteen digits and no exponent: a double gives back what was written. Text that merely looks risky costs time, nothing else. */
const RISKY = /[\d.]{16}|(^|[:,[\s])-?[\d.]+[eE]/;

/**
 * JSON text → values, with every number that a double holds exactly as a number and every other as an `ExactNumber`.
 *
 * **Throws** `SyntaxError` or `RangeError` for what cannot be read. The message may quote the text.
 */
export function parseExactJson(text: string): unknown {
  return RISKY.test(text)
    ? parse(text, null, { parseNumber: toNumber, onDuplicateKey: ({ newValue }) => newValue })
    : JSON.parse(text);
}

/** Values → JSON text; an `ExactNumber` is written as the number that it is, digit for digit. **Throws** `TypeError` for what is no JSON. */
export function stringifyExactJson(value: unknown): string {
  const text = stringify(value, null, undefined, [EXACT]);
  if (text === undefined) throw new TypeError(`required a value that JSON can hold, arrived ${typeof value}`);
  return text;
}

const EXACT = {
  test: (value: unknown) => value instanceof ExactNumber,
  stringify: (value: unknown) => (value as ExactNumber).text,
};

function toNumber(text: string): number | ExactNumber {
  return isSafeNumber(text) ? Number(text) : new ExactNumber(text);
}
