import { createHash } from 'node:crypto';
import { ForeignCursorError, MAX_EVENT_CURSOR } from '../../domain/event.js';
import { CursorCipher } from './cursor-cipher.js';

/** The cursors of one caller in the feed of events. A cursor is a position and no permission: it is valid with any filter. */
export interface FeedCursors {
  seal(number: number, field: string): string;
  /** **Throws** `ForeignCursorError` for a cursor of another field, caller or secret, and for other text. */
  open(cursor: string, field: string, argument: 'after' | 'before'): number;
}

/** The cipher of a secret, and the id of the secret. */
export interface FeedCipher {
  readonly cipher: CursorCipher;
  readonly keyId: Buffer;
}

const VERSION = 'e1';
const KEY_ID_BYTES = 4;
const NUMBER_BYTES = 8;

export function createFeedCipher(secret: Uint8Array): FeedCipher {
  const hash = createHash('sha256').update('exchequer cursor key id').update(secret);
  return { cipher: new CursorCipher(secret), keyId: hash.digest().subarray(0, KEY_ID_BYTES) };
}

/** Cursors for a caller. **Shape** `e1`, then base64url of: key id (4) · the sealed number. **Units** bytes. */
export function feedCursorsFor({ cipher, keyId }: FeedCipher, subject: string): FeedCursors {
  const boundTo = (field: string) => JSON.stringify([VERSION, field, subject]);
  return {
    seal(number, field) {
      const payload = Buffer.alloc(NUMBER_BYTES);
      payload.writeBigUInt64BE(BigInt(number));
      return VERSION + Buffer.concat([keyId, cipher.seal(payload, boundTo(field))]).toString('base64url');
    },
    open(cursor, field, argument) {
      const sealed = sealedPart(cursor, keyId);
      const payload = sealed && cipher.open(sealed, boundTo(field));
      if (payload?.length !== NUMBER_BYTES) throw new ForeignCursorError(argument);
      return Number(payload.readBigUInt64BE());
    },
  };
}

function sealedPart(cursor: string, keyId: Buffer): Buffer | null {
  if (cursor.length > MAX_EVENT_CURSOR || !cursor.startsWith(VERSION)) return null;
  const text = cursor.slice(VERSION.length);
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text || !bytes.subarray(0, KEY_ID_BYTES).equals(keyId)) return null;
  return bytes.subarray(KEY_ID_BYTES);
}
