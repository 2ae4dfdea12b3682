import type { KeyObject } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { toDevelopmentKey } from '../../auth/index.js';
import { readKeptSecret } from '../kept-secret.js';

const FILE = 'development.key';

/** The signing key of development tokens. It is created once in the data directory; only its owner can read it. */
export async function keptDevelopmentKey(dataDir: string): Promise<KeyObject> {
  return toDevelopmentKey(await readKeptSecret({ configured: null, dataDir, file: FILE }));
}

/** The existing signing key; null if no gateway over the sandbox has created it. */
export async function existingDevelopmentKey(dataDir: string): Promise<KeyObject | null> {
  try {
    await access(join(dataDir, FILE));
  } catch {
    return null;
  }
  return keptDevelopmentKey(dataDir);
}
