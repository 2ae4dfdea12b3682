import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/**
 * AES-256-GCM with a nonce that is derived from the plaintext. The same place in the same list always has the same cursor, and no
 * nonce is used for two plaintexts. **Shape** nonce (12) · tag (16) · ciphertext. **Units** bytes.
 */
export class CursorCipher {
  private readonly key: Uint8Array;
  private readonly nonceKey: Uint8Array;

  constructor(secret: Uint8Array) {
    this.key = derive(secret, 'exchequer cursors');
    this.nonceKey = derive(secret, 'exchequer cursor nonces');
  }

  /** Encrypts a payload. It can be decrypted only with the same `bound`. */
  seal(payload: Uint8Array, bound: string): Buffer {
    const nonce = createHmac('sha256', this.nonceKey).update(bound).update('\0').update(payload).digest();
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce.subarray(0, NONCE_BYTES));
    const hidden = Buffer.concat([cipher.setAAD(Buffer.from(bound)).update(payload), cipher.final()]);
    return Buffer.concat([nonce.subarray(0, NONCE_BYTES), cipher.getAuthTag(), hidden]);
  }

  /** Decrypts a payload; null if it was encrypted with another secret or `bound`, or was altered. */
  open(sealed: Uint8Array, bound: string): Buffer | null {
    if (sealed.length <= NONCE_BYTES + TAG_BYTES) return null;
    const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(bound)).setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    } catch {
      return null;
    }
  }
}

function derive(secret: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), purpose, KEY_BYTES));
}
