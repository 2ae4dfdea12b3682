import { createHash } from 'node:crypto';

const LENGTH = 8;

/** A short hash of a long text. **Units** 48 bits, enough to distinguish the rows of one connector with the same time. */
export function toMark(text: string): string {
  return text.length <= LENGTH
    ? text
    : createHash('sha256').update(text).digest('base64url').slice(0, LENGTH);
}
