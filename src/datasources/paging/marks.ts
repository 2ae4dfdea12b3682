import { createHash } from 'node:crypto';

const LENGTH = 8;

/** A short stand-in for a long text, 48 bits: enough to tell apart what one connector lists side by side. */
export function toMark(text: string): string {
  return text.length <= LENGTH
    ? text
    : createHash('sha256').update(text).digest('base64url').slice(0, LENGTH);
}
