import type { KeyObject } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { toDevelopmentKey } from '../../auth/callers/development-tokens.js';
import { readKeptSecret } from '../kept-secret.js';

const FILE = 'development.key';

/** The key that signs development tokens: made once, kept in the data directory for its owner alone. */
export async function keptDevelopmentKey(dataDir: string): Promise<KeyObject> {
  return toDevelopmentKey(await readKeptSecret({ configured: null, dataDir, file: FILE }));
}

/** The same key if a gateway over the sandbox has made it; null before that. */
export async function existingDevelopmentKey(dataDir: string): Promise<KeyObject | null> {
  try {
    await access(join(dataDir, FILE));
  } catch {
    return null;
  }
  return keptDevelopmentKey(dataDir);
}
