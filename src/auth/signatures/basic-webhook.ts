import { createHash, timingSafeEqual } from 'node:crypto';

/** The user and the password that a webhook proves itself with. */
export interface BasicPair {
  readonly user: string;
  readonly password: string;
}

/**
 * Whether the header `Authorization` has the user and the password, with or without the word `Basic`. Takes the same time for every header
 * of the same length. **Source** Treasury Prime, webhooks: the text leaves open whether the word is sent.
 */
export function verifyBasicWebhook(header: string | undefined, { user, password }: BasicPair): boolean {
  const expected = Buffer.from(`${user}:${password}`, 'utf8').toString('base64');
  const arrived = (header ?? '').trim().replace(/^basic\s+/i, '');
  return timingSafeEqual(digest(arrived), digest(expected));
}

/** Texts of any length become comparable. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
