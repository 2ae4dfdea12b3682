import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Configuration } from '../config/configuration.js';

const BYTES = 32;

/**
 * The secret that seals cursors: the configured one, else one that is made once and kept in the data directory, so that cursors
 * outlive a restart.
 */
export async function readCursorSecret({ server, store }: Configuration): Promise<Uint8Array> {
  const { cursorSecret } = server;
  if (typeof cursorSecret === 'function') return Buffer.from(await cursorSecret());
  if (cursorSecret !== null) return Buffer.from(cursorSecret);
  const path = join(store.dataDir, 'cursor.key');
  await mkdir(store.dataDir, { recursive: true });
  // Whoever comes first writes it; `wx` leaves a file that is there alone.
  await writeFile(path, randomBytes(BYTES), { flag: 'wx', mode: 0o600 }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  return readFile(path);
}
