import { createHash } from 'node:crypto';
import type { Secret } from '../../domain/secret.js';

/** Tells whether credentials are the same as at another time, and nothing else about them. */
export async function fingerprintOf(secrets: readonly Secret[]): Promise<string> {
  const values = await Promise.all(secrets.map((secret) => secret()));
  return createHash('sha256')
    .update(JSON.stringify(['exchequer credential', ...values]))
    .digest('hex');
}
