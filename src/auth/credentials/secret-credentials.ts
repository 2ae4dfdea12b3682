import type { Secret } from '../../domain/secret.js';
import type { Credentials } from './credentials.js';

/** Credentials that consist of an `Authorization` header. A refused request is retried only if the header has changed. */
export function secretCredentials(authorization: Secret): Credentials {
  return {
    sign: async () => ({ authorization: await authorization() }),
    refused: async (sent) => (await authorization()) !== sent.authorization,
  };
}
