import { REFERENCE_LENGTH, REFERENCE_PATTERN } from '../../../domain/reference.js';

/** **Source** recurringTransfer and its fields: memo (assumed). */
const MAX_MEMO = 255;

const AT_END = new RegExp(`^(?:([\\s\\S]*) )?(${REFERENCE_PATTERN})$`);
const ANYWHERE = new RegExp(`(?<![\\p{L}\\p{N}])${REFERENCE_PATTERN}(?![\\p{L}\\p{N}])`, 'u');

/** What is left of a memo beside the reference and the space before it. **Units** characters. */
export const MAX_TEXT = MAX_MEMO - REFERENCE_LENGTH - 1;

/** A memo as Linker keeps it: the text of people, and behind it what the gateway recognises its own series by. */
export interface Memo {
  readonly text: string | null;
  readonly reference: string | null;
}

export function toMemo({ text, reference }: Memo): string {
  return [text, reference].filter((part) => part !== null && part !== '').join(' ');
}

/** The inverse of `toMemo`. */
export function splitMemo(memo: string | null): Memo {
  const match = AT_END.exec(memo ?? '');
  return match ? { text: match[1] || null, reference: match[2] ?? null } : { text: memo, reference: null };
}

/** Whether a memo holds this reference; people may have written something behind it. */
export function carries(memo: string | null, reference: string): boolean {
  return memo?.includes(reference) ?? false;
}

/** Whether a text holds a word that could be taken for a reference. */
export function looksMarked(text: string): boolean {
  return ANYWHERE.test(text);
}
