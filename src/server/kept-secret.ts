import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Secret } from '../domain/secret.js';

const BYTES = 32;

/** A secret of the gateway's own. */
export interface KeptSecret {
  /** As the configuration has it; null: it is made here. */
  readonly configured: Secret | string | null;
  readonly dataDir: string;
  /** Its name in the data directory, such as `cursor.key`. */
  readonly file: string;
}

/**
 * The configured secret, else one that is made once and kept in the data directory, so that what it protects outlives a restart.
 * **Throws** for one that is too short to protect anything.
 */
export async function readKeptSecret({ configured, dataDir, file }: KeptSecret): Promise<Uint8Array> {
  if (typeof configured === 'function') return Buffer.from(await configured());
  if (configured !== null) return Buffer.from(configured);
  const path = join(dataDir, file);
  await mkdir(dataDir, { recursive: true });
  await makeOnce(path, dataDir, file);
  const kept = await readFile(path);
  if (kept.length >= BYTES) return kept;
  throw new Error(
    `${path}: required ${BYTES} bytes or more, arrived ${kept.length}; remove it for a new one`,
  );
}

/** Puts a new secret in place whole, unless one is there: of gateways that start at once, the first one's counts for all. */
async function makeOnce(path: string, dataDir: string, file: string): Promise<void> {
  const draft = join(dataDir, `${file}.${randomUUID()}`);
  await writeFile(draft, randomBytes(BYTES), { flag: 'wx', mode: 0o600 });
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
}
