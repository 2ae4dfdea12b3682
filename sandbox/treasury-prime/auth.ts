import { timingSafeEqual } from 'node:crypto';
import { basic } from '../kernel/credentials.js';
import type { SimRequest } from '../kernel/types.js';
import { fail } from './errors.js';

/** The only key pair of the simulator. */
export const CREDENTIALS = { keyId: 'tp-sandbox-key', keyValue: 'tp-sandbox-secret' } as const;

const EXPECTED = basic(CREDENTIALS.keyId, CREDENTIALS.keyValue);

/** Basic authentication. **Throws** `HttpReply` 401. **Source** contract 1. */
export function requireKey(request: SimRequest): void {
  const given = Buffer.from((request.headers['authorization'] ?? '').replace(/^basic\s+/i, 'Basic '));
  const wanted = Buffer.from(EXPECTED);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    throw fail(401, 'Invalid API key.');
  }
}
