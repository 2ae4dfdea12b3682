import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Configuration } from '../config/configuration.js';

const BYTES = 32;

/**
 * The secret that seals cursors: the configured one, else one that is made once and kept in the data directory, so that cursors
 * outlive a restart. **Throws** for a kept one that is cut short: anyone could seal cursors with an empty one.
 */
export async function readCursorSecret({ server, store }: Configuration): Promise<Uint8Array> {
  const { cursorSecret } = server;
  if (typeof cursorSecret === 'function') return Buffer.from(await cursorSecret());
  if (cursorSecret !== null) return Buffer.from(cursorSecret);
  const path = join(store.dataDir, 'cursor.key');
  await mkdir(store.dataDir, { recursive: true });
  await makeOnce(path, store.dataDir);
  const kept = await readFile(path);
  if (kept.length >= BYTES) return kept;
  throw new Error(
    `${path}: required ${BYTES} bytes or more, arrived ${kept.length}; remove it for a new one`,
  );
}

/** Puts a new secret in place whole, unless one is there: of gateways that start at once, the first one's counts for all. */
async function makeOnce(path: string, dataDir: string): Promise<void> {
  const draft = join(dataDir, `cursor.key.${randomUUID()}`);
  await writeFile(draft, randomBytes(BYTES), { flag: 'wx', mode: 0o600 });
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
}
