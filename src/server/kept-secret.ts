import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Secret } from '../domain/secret.js';

const BYTES = 32;

/** A secret that is too short to protect anything. */
export class ShortSecretError extends Error {
  override name = 'ShortSecretError';

  constructor(where: string, arrived: number, hint = '') {
    super(`${where}: required ${BYTES} bytes or more, arrived ${arrived}${hint}`);
  }
}

/** A secret of the gateway's own. */
export interface KeptSecret {
  /** As the configuration has it; null: it is made here. */
  readonly configured: Secret | string | null;
  /** Where it stands in the configuration, if anywhere. */
  readonly setting?: string;
  readonly dataDir: string;
  /** Its name in the data directory, such as `cursor.key`. */
  readonly file: string;
}

/**
 * The configured secret, else one that is made once and kept in the data directory, so that what it protects outlives a restart.
 * **Throws** `ShortSecretError` for one that is too short to protect anything.
 */
export async function readKeptSecret({
  configured,
  setting,
  dataDir,
  file,
}: KeptSecret): Promise<Uint8Array> {
  if (configured !== null) {
    const secret = Buffer.from(typeof configured === 'function' ? await configured() : configured);
    if (secret.length >= BYTES) return secret;
    throw new ShortSecretError(setting ?? file, secret.length);
  }
  const path = join(dataDir, file);
  await mkdir(dataDir, { recursive: true });
  await makeOnce(path, dataDir, file);
  const kept = await readFile(path);
  if (kept.length >= BYTES) return kept;
  throw new ShortSecretError(path, kept.length, '; remove it for a new one');
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
