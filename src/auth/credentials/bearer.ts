import type { Secret } from '../../domain/secret.js';
import type { Credentials } from './credentials.js';
import { secretCredentials } from './secret-credentials.js';

/** A bearer token that somebody else replaces: it is read again for every attempt. **Source**: RFC 6750. */
export function bearerCredentials(token: Secret): Credentials {
  return secretCredentials(async () => `Bearer ${await token()}`);
}
