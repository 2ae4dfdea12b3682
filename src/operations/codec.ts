import { fromStoredWords, toStoredWords } from './stored-words.js';

/** JSON with bigint. The store keeps commands and results in this form. */

const MARK = '$bigint';

/** **Throws** `TypeError` for a value that JSON cannot represent. */
export function encode(value: unknown): string {
  return JSON.stringify(toStoredWords(value), (_key, each: unknown) =>
    typeof each === 'bigint' ? { [MARK]: each.toString() } : each,
  );
}

/** The inverse of `encode`. **Throws** `SyntaxError` for a text that `encode` did not write. */
export function decode<T>(text: string): T {
  const stored: unknown = JSON.parse(text, (_key, each: unknown) =>
    isMarked(each) ? BigInt(each[MARK]) : each,
  );
  return fromStoredWords(stored) as T;
}

function isMarked(value: unknown): value is { readonly [MARK]: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === 1 &&
    MARK in value &&
    typeof value[MARK] === 'string' &&
    /^-?\d+$/.test(value[MARK])
  );
}
