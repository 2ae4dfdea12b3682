import { createHash } from 'node:crypto';
import type { Secret } from '../../domain/secret.js';

/** A hash that shows whether credentials changed, and reveals nothing else. **Shape** SHA-256, 64 hexadecimal digits. */
export async function fingerprintOf(secrets: readonly Secret[]): Promise<string> {
  const values = await Promise.all(secrets.map((secret) => secret()));
  return createHash('sha256')
    .update(JSON.stringify(['exchequer credential', ...values]))
    .digest('hex');
}
