import { ExactNumber } from '../datasources/index.js';
import { isExactNumber } from '../domain/json.js';
import { fromStoredWords, toStoredWords } from './stored-words.js';

/** JSON with bigint and with numbers of any length. The store keeps commands and results in this form. */

const BIGINT = '$bigint';
const NUMBER = '$number';

/** The key of a caller's own object that looks like a mark. It is written with one `$` more. */
const LOOKALIKE = /^\$+(bigint|number)$/;

/** **Throws** `TypeError` for a value that JSON cannot represent. */
export function encode(value: unknown): string {
  return JSON.stringify(
    toStoredWords(value),
    function (this: Readonly<Record<string, unknown>>, key, each: unknown) {
      const original = this[key];
      if (original instanceof ExactNumber) return { [NUMBER]: original.text };
      return typeof each === 'bigint' ? { [BIGINT]: each.toString() } : escape(each);
    },
  );
}

/** The inverse of `encode`. **Throws** `SyntaxError` for a text that `encode` did not write. */
export function decode<T>(text: string): T {
  const stored: unknown = JSON.parse(text, (_key, each: unknown) => revive(each));
  return fromStoredWords(stored) as T;
}

function escape(value: unknown): unknown {
  const entry = onlyEntry(value);
  return entry === null ? value : { [`$${entry.key}`]: entry.text };
}

function revive(value: unknown): unknown {
  const entry = onlyEntry(value);
  if (entry === null) return value;
  if (entry.key === BIGINT) return BigInt(entry.text);
  if (entry.key === NUMBER) return new ExactNumber(entry.text);
  return { [entry.key.slice(1)]: entry.text };
}

/** The entry of an object that is a mark or looks like one; null for any other value. */
function onlyEntry(value: unknown): { readonly key: string; readonly text: string } | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const [[key, text] = [], ...others] = Object.entries(value);
  if (others.length > 0 || key === undefined || typeof text !== 'string' || !LOOKALIKE.test(key)) return null;
  const isMarked = key.endsWith('bigint') ? /^-?\d+$/.test(text) : isInexact(text);
  return isMarked ? { key, text } : null;
}

function isInexact(text: string): boolean {
  return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) && !isExactNumber(text);
}
