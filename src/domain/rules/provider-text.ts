import type { Refusal } from '../errors.js';

const MAX_TEXT = 300;
/** What is masked. The time of the patterns grows with the square of the length. */
const MAX_READ = 2 * MAX_TEXT;

const MAX_WORD = 64;

/** Addresses and long numbers. */
const NUMBERS_AND_ADDRESSES: readonly RegExp[] = [
  /\b[a-z][a-z0-9+.-]*:\/\/\S+/gi,
  /\S+@\S+/g,
  /\S*(?:\d[ -]?){3,}\d\S*/g,
];
/** What an operator may not see either: addresses, and words that can be an account number, a key or a token. */
const SECRETS: readonly RegExp[] = [...NUMBERS_AND_ADDRESSES, /\S{25,}/g];
/** The same in a word that every caller sees. A provider's long word, such as `pending_review_by_the_bank`, has no digit. */
const SECRETS_IN_A_WORD: readonly RegExp[] = [...NUMBERS_AND_ADDRESSES, /(?=\S*\d)\S{12,}/g];

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
  const safe = mask(line, SECRETS);
  return safe === '' ? null : safe.slice(0, MAX_TEXT);
}

/** A provider's word, such as a status: at most 64 characters, in which addresses, numbers and what can be a token are replaced by `***`. */
export function toProviderWord(word: string): string {
  const read = word.slice(0, 2 * MAX_WORD).replace(/\p{C}+/gu, ' ');
  return mask(read, SECRETS_IN_A_WORD).slice(0, MAX_WORD);
}

function mask(text: string, patterns: readonly RegExp[]): string {
  return patterns.reduce((masked, pattern) => masked.replace(pattern, '***'), text);
}
