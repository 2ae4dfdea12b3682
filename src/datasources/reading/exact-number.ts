import { stringify } from 'lossless-json';
import { isExactNumber } from '../../domain/json.js';

/** A JSON number that a double cannot represent exactly. It keeps the original digits. */
export class ExactNumber {
  constructor(readonly text: string) {}

  /** The nearest double. */
  toJSON(): number {
    written += 1;
    return Number(this.text);
  }
}

/** How many exact numbers were written as a double. */
let written = 0;

/** Matches possible inexact numbers: a double is exact up to fifteen digits without an exponent. A false match only costs time. */
const RISKY = /[\d.]{16}|(^|[:,[\s])-?[\d.]+[eE]/;

/** A text, or a number with what stands around it. */
const TOKEN = /"[^"\\]*(?:\\[^][^"\\]*)*"|-?\d[\w.+-]*/g;
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** The maximum nesting depth of a document. A deeper one takes many times longer to parse than a flat one of the same length. */
const MAX_DEPTH = 10_000;

/**
 * JSON text → values. A number that a double represents exactly becomes a number; every other number becomes an `ExactNumber`.
 *
 * **Throws** `SyntaxError` for invalid JSON, whose message can quote the text, and `RangeError` for a document that is nested too deeply.
 */
export function parseExactJson(text: string): unknown {
  if (isTooDeep(text)) throw new RangeError(`required at most ${MAX_DEPTH} levels, arrived more`);
  if (!RISKY.test(text)) return JSON.parse(text);
  const numbers: string[] = [];
  const mark = absentFrom(text);
  const marked = text.replace(TOKEN, (token) => {
    if (!NUMBER.test(token) || isExactNumber(token)) return token;
    return `["${mark}",${numbers.push(token) - 1}]`;
  });
  const holder = [JSON.parse(marked) as unknown];
  restore(holder, (value) => toExact(value, mark, numbers));
  return holder[0];
}

/** Values → JSON text; an `ExactNumber` is written with its original digits. **Throws** `TypeError` if the value is not JSON. */
export function stringifyExactJson(value: unknown): string {
  const before = written;
  const plain: string | undefined = JSON.stringify(value);
  const text = written === before ? plain : stringify(value, null, undefined, [EXACT]);
  if (text === undefined)
    throw new TypeError(`required a value that JSON can represent, arrived ${typeof value}`);
  return text;
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** Counts brackets outside of texts, without parsing. */
function isTooDeep(text: string): boolean {
  if (text.length <= MAX_DEPTH) return false;
  let depth = 0;
  let isInText = false;
  for (let index = 0; index < text.length && depth <= MAX_DEPTH; index += 1) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) isInText = !isInText;
    else if (isInText) index += code === BACKSLASH ? 1 : 0;
    else if (OPENING.has(code)) depth += 1;
    else if (CLOSING.has(code)) depth -= 1;
  }
  return depth > MAX_DEPTH;
}

const EXACT = {
  test: (value: unknown) => value instanceof ExactNumber,
  stringify: (value: unknown) => (value as ExactNumber).text,
};

/** A text that is not in the document. */
function absentFrom(document: string): string {
  let mark = '\uE000';
  while (document.includes(mark)) mark += '\uE000';
  return mark;
}

/** The inexact number for which a mark stands; null for any other value. */
function toExact(value: unknown, mark: string, numbers: readonly string[]): ExactNumber | null {
  if (!Array.isArray(value) || value.length !== 2 || value[0] !== mark) return null;
  const text = numbers[value[1] as number];
  return text === undefined ? null : new ExactNumber(text);
}

/** Replaces values at any depth, without recursion: a record that is nested deeply must not spoil the others of its page. */
function restore(holder: object, replace: (value: unknown) => ExactNumber | null): void {
  const open: object[] = [holder];
  for (let object = open.pop(); object; object = open.pop()) {
    for (const [key, value] of Object.entries(object)) {
      const exact = replace(value);
      if (exact) Object.defineProperty(object, key, { value: exact });
      else if (typeof value === 'object' && value !== null) open.push(value);
    }
  }
}
