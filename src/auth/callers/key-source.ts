import { type KeyHint, keysFor, type VerificationKey } from './public-keys.js';

/** Where the public keys of an issuer come from. */
export interface KeySource {
  /** The keys that may have signed a token; none when no key fits. **Throws** `KeysUnavailableError` when there are none to look at. */
  candidates(hint: KeyHint): Promise<readonly VerificationKey[]>;
}

/** The keys of an issuer cannot be had at the moment. */
export class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError';
}

/** Keys that were configured and stay the same. */
export function fixedKeys(keys: readonly VerificationKey[]): KeySource {
  return { candidates: async (hint) => keysFor(keys, hint) };
}
