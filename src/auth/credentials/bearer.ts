import type { Secret } from '../../domain/secret.js';
import type { Credentials } from './credentials.js';
import { secretCredentials } from './secret-credentials.js';

/** A bearer token that is read again for every attempt, because it can be replaced at any time. **Source** RFC 6750. */
export function bearerCredentials(token: Secret): Credentials {
  return secretCredentials(async () => `Bearer ${await token()}`);
}
