import { fromStoredWords, toStoredWords } from './stored-words.js';

/** JSON that carries bigint: commands and results as the store keeps them. */

const MARK = '$bigint';

/** **Throws** `TypeError` for what is no JSON. */
export function encode(value: unknown): string {
  return JSON.stringify(toStoredWords(value), (_key, each: unknown) =>
    typeof each === 'bigint' ? { [MARK]: each.toString() } : each,
  );
}

/** The inverse of `encode`. **Throws** `SyntaxError` for a text that it did not make. */
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
