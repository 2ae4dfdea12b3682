import { randomBytes, randomUUID } from 'node:crypto';
import { link, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Secret } from '../domain/secret.js';
import { prepareDataDirectory } from './data-directory.js';

const BYTES = 32;

/** A secret that is too short. */
export class ShortSecretError extends Error {
  override name = 'ShortSecretError';

  constructor(where: string, arrived: number, hint = '') {
    super(`${where}: required at least ${BYTES} bytes, arrived ${arrived}${hint}`);
  }
}

/** A secret of the gateway itself. */
export interface KeptSecret {
  /** The configured secret; null: a generated one. */
  readonly configured: Secret | string | null;
  /** Its path in the configuration, if it has one. */
  readonly setting?: string;
  readonly dataDir: string;
  /** Its file name in the data directory, such as `cursor.key`. */
  readonly file: string;
}

/**
 * The configured secret, or a secret that is generated once and stored in the data directory, so that it survives restarts.
 * **Throws** `ShortSecretError` if the secret has fewer than 32 bytes, and `DataDirectoryError`.
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
  await prepareDataDirectory(dataDir);
  await makeOnce(path, dataDir, file);
  const kept = await readFile(path);
  if (kept.length >= BYTES) return kept;
  throw new ShortSecretError(path, kept.length, '; remove the file to generate a new one');
}

/** Creates the secret file atomically unless it exists. If several gateways start at once, all use the first one's secret. */
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
