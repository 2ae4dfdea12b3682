import type { Secret } from '../../domain/secret.js';
import type { Credentials } from './credentials.js';
import { secretCredentials } from './secret-credentials.js';
import { sendablePart } from './sendable.js';

export interface BasicSecrets {
  readonly user: Secret;
  readonly password: Secret;
}

/**
 * HTTP Basic authentication. User and password are read again for every attempt. `sign` **throws** if the user contains a colon, or
 * one of them a control character, which Basic does not allow. **Source** RFC 7617.
 */
export function basicCredentials({ user, password }: BasicSecrets): Credentials {
  return secretCredentials(async () => {
    const [name, word] = await Promise.all([user(), password()]);
    if (name.includes(':')) throw new TypeError('user: required a string without a colon');
    const pair = `${sendablePart('user', name)}:${sendablePart('password', word)}`;
    return `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
  });
}
