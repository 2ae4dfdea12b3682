import type { Credentials } from './credentials.js';
import { sendableToken } from './sendable.js';

/** The caller sent no token for a connector that requires one. */
export class CallerTokenMissing extends Error {
  override readonly name = 'CallerTokenMissing';

  constructor(readonly header: string) {
    super(`needs the caller's own token in the header ${header}`);
  }
}

/**
 * A bearer token that every caller sends in the given header. Only the caller can correct a refused token, so nothing is retried.
 * `sign` **throws** `CallerTokenMissing` and `UnsendableCredential`.
 */
export function callerHeaderCredentials(header: string): Credentials {
  const name = header.toLowerCase();
  return {
    isCallers: true,
    async sign(callerHeaders) {
      const token = callerHeaders?.[name];
      if (!token) throw new CallerTokenMissing(name);
      return { authorization: `Bearer ${sendableToken(name, token)}` };
    },
    refused: async () => false,
  };
}
