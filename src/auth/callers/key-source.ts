import { type KeyHint, keysFor, type VerificationKey } from './public-keys.js';

/** A source of the public keys of an issuer. */
export interface KeySource {
  /** The keys that match the hint; empty if none does. **Throws** `KeysUnavailableError` if no keys are known. */
  candidates(hint: KeyHint): Promise<readonly VerificationKey[]>;
}

/** The keys of an issuer are unavailable at the moment. */
export class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError';
}

/** A source of configured keys, which never change. */
export function fixedKeys(keys: readonly VerificationKey[]): KeySource {
  return { candidates: async (hint) => keysFor(keys, hint) };
}
