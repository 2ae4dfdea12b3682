import type { Secret } from '../../domain/secret.js';
import type { Credentials } from './credentials.js';
import { secretCredentials } from './secret-credentials.js';
import { sendableToken } from './sendable.js';

/**
 * A bearer token that is read again for every attempt, because it can be replaced at any time. `sign` **throws** `UnsendableCredential`.
 * **Source** RFC 6750.
 */
export function bearerCredentials(token: Secret): Credentials {
  return secretCredentials(async () => `Bearer ${sendableToken('token', await token())}`);
}
