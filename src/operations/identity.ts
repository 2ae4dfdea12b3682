import { createHash } from 'node:crypto';
import { REFERENCE_ALPHABET, REFERENCE_LENGTH } from '../domain/reference.js';
import { encode } from './codec.js';
import { toStoredWords } from './stored-words.js';

/** The namespace of the provider keys. **Source** RFC 9562, name-based UUIDs. */
const NAMESPACE = Buffer.from('6f1c2b6e5d0b4c6f9d3e8a1b7c4d2e90', 'hex');

/**
 * SHA-256 over a mutation's name and its input without the key. Inputs with the same meaning have the same fingerprint, however they are
 * written.
 */
export function toFingerprint(kind: string, connector: string, command: unknown): string {
  return createHash('sha256')
    .update(canonical([kind, connector, toStoredWords(command)]))
    .digest('hex');
}

/** The idempotency key for the provider: a name-based UUID of the operation's id, the same for every attempt. */
export function toProviderKey(operationId: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(operationId).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** A short token such as `X7Q2MK9PRTA` that identifies the operation in a provider's list: 50 bits of the operation's id. */
export function toReference(operationId: string): string {
  const bytes = createHash('sha256').update(`reference ${operationId}`).digest();
  const token = Array.from(
    { length: REFERENCE_LENGTH - 1 },
    (_, index) => REFERENCE_ALPHABET[(bytes[index] ?? 0) % 32],
  );
  return `X${token.join('')}`;
}

/** JSON with the keys of every object in sorted order. */
function canonical(value: unknown): string {
  const plain: unknown = JSON.parse(encode(value));
  return JSON.stringify(plain, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
