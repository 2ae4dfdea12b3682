import type { Secret } from '../../domain/secret.js';
import type { Credentials } from './credentials.js';

/** Credentials that are nothing but an `Authorization` header. A refusal is worth a repeat once the header reads differently. */
export function secretCredentials(authorization: Secret): Credentials {
  return {
    sign: async () => ({ authorization: await authorization() }),
    refused: async (sent) => (await authorization()) !== sent.authorization,
  };
}
