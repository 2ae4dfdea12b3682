import type { Refusal } from '../errors.js';

const MAX_TEXT = 300;
/** What is masked. The time of the patterns grows with the square of the length. */
const MAX_READ = 2 * MAX_TEXT;

/** What an operator may not see either: addresses, and words that can be an account number, a key or a token. */
const SECRETS: readonly RegExp[] = [
  /\b[a-z][a-z0-9+.-]*:\/\/\S+/gi,
  /\S+@\S+/g,
  /\S*(?:\d[ -]?){3,}\d\S*/g,
  /\S{25,}/g,
];

/**
 * The text of a provider's refusals for operators: one line of at most 300 characters, in which addresses, long numbers and long words are
 * replaced by `***`. Null if the provider gave no text.
 */
export function toOperatorText(refusals: readonly Refusal[]): string | null {
  const texts = refusals.map(({ code, field, message }) =>
    [code, field, message].filter((part) => part !== null && part !== '').join(': '),
  );
  const line = [...new Set(texts.map((text) => text.trim()))]
    .filter((text) => text !== '')
    .join('; ')
    .slice(0, MAX_READ)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  const safe = SECRETS.reduce((text, pattern) => text.replace(pattern, '***'), line);
  return safe === '' ? null : safe.slice(0, MAX_TEXT);
}
