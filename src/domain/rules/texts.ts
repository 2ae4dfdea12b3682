import type { UserError } from '../operation.js';
import { unless, userError } from './user-errors.js';

const MAX_KEY = 128;
const MAX_NAME = 200;
const MAX_TEXT = 500;
const PRINTABLE = /^[^\p{C}\p{Zl}\p{Zp}]*$/u;
/** Characters that are drawn as nothing, such as U+115F and the variation selectors. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

/**
 * Errors of an idempotency key. Two keys that look alike must not be two requests: a key has no white space at its ends, and one Unicode
 * form.
 */
export function keyErrors(key: string, field = 'idempotencyKey'): readonly UserError[] {
  if (!isWithin(key, 1, MAX_KEY) || !PRINTABLE.test(key) || INVISIBLE.test(key))
    return [userError(field, `required 1 to ${MAX_KEY} printable characters, ${arrived(key)}`)];
  if (key !== key.trim())
    return [userError(field, 'required no white space at the start and the end, arrived a key with some')];
  return unless(key === key.normalize('NFC'), () =>
    userError(field, 'required Unicode normalization form C (NFC), arrived a key in another form'),
  );
}

/** Errors of a text on one line that is not blank. Null is an absent value. */
export function nameErrors(
  text: string | null | undefined,
  field: string,
  most = MAX_NAME,
): readonly UserError[] {
  if (text === null || text === undefined) return [];
  const isFine = isWithin(text, 1, most) && text.trim() !== '' && PRINTABLE.test(text);
  return unless(isFine, () =>
    userError(field, `required 1 to ${most} printable characters, not all blank, ${arrived(text)}`),
  );
}

/** Errors of free text, such as a description. Null is an absent value. */
export function textErrors(text: string | null | undefined, field: string): readonly UserError[] {
  if (text === null || text === undefined) return [];
  return unless(isWithin(text, 0, MAX_TEXT), () =>
    userError(field, `required at most ${MAX_TEXT} characters, ${arrived(text)}`),
  );
}

function isWithin(text: string, least: number, most: number): boolean {
  return text.length >= least && text.length <= most;
}

/** The length of the text. The text itself may be an account number. */
function arrived(text: string): string {
  return `arrived ${text.length} characters`;
}
