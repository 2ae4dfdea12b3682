import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { SealingKeyError } from './errors.js';

/**
 * Encrypts confidential values of the database: AES-256-GCM under a key derived from the configured one.
 * **Shape** of sealed bytes: version (1) · mark of the key (8) · nonce (12) · tag (16) · ciphertext. **Units** bytes.
 */
export interface Sealing {
  /** Identifies the sealing key without revealing it. */
  readonly mark: Uint8Array;
  /** Encrypts a value. `place` is its row and column: the value can be decrypted only with the same place. */
  seal(value: unknown, place: string): Uint8Array;
  /** Decrypts a value. **Throws** `SealingKeyError` if it was encrypted with another key or place, or was altered. */
  open(sealed: Uint8Array, place: string): unknown;
}

const VERSION = 1;
const MARK_BYTES = 8;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const NONCE_AT = 1 + MARK_BYTES;
const TAG_AT = NONCE_AT + NONCE_BYTES;
const TEXT_AT = TAG_AT + TAG_BYTES;
const FEWEST_KEY_BYTES = 32;

/** **Throws** `SealingKeyError` for a key of fewer than 32 bytes. */
export function createSealing(
  sealingKey: Uint8Array,
  random: (bytes: number) => Uint8Array = randomBytes,
): Sealing {
  if (sealingKey.length < FEWEST_KEY_BYTES) {
    throw new SealingKeyError(
      `the sealing key: required at least ${FEWEST_KEY_BYTES} bytes, arrived ${sealingKey.length}`,
    );
  }
  const key = derive(sealingKey, 'exchequer store columns', 32);
  const mark = derive(sealingKey, 'exchequer store key mark', MARK_BYTES);
  return {
    mark,
    seal(value, place) {
      const text = JSON.stringify(value);
      if (text === undefined)
        throw new TypeError(`required a value that JSON can represent, arrived ${typeof value}`);
      const nonce = random(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Uint8Array.of(VERSION), mark, nonce, cipher.getAuthTag(), hidden]);
    },
    open(sealed, place) {
      const bytes = Buffer.from(sealed);
      if (bytes.length < TEXT_AT || bytes[0] !== VERSION) {
        throw new SealingKeyError('required a sealed value, arrived other bytes');
      }
      if (!bytes.subarray(1, NONCE_AT).equals(mark)) {
        throw new SealingKeyError('the value was sealed with another sealing key');
      }
      return JSON.parse(unseal(bytes, key, place));
    },
  };
}

function derive(sealingKey: Uint8Array, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', sealingKey, new Uint8Array(), purpose, bytes));
}

function unseal(bytes: Buffer, key: Buffer, place: string): string {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(NONCE_AT, TAG_AT), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(TAG_AT, TEXT_AT));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(TEXT_AT)), decipher.final()]).toString('utf8');
  } catch (error) {
    throw new SealingKeyError('the sealed value was altered or belongs elsewhere', { cause: error });
  }
}
