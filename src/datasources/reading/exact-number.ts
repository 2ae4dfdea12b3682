import { isSafeNumber, parse } from 'lossless-json';

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

function toNumber(text: string): number | ExactNumber {
  return isSafeNumber(text) ? Number(text) : new ExactNumber(text);
}
