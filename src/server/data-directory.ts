import { constants } from 'node:fs';
import { access, mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** The data directory cannot be created or written. See `cause`. */
export class DataDirectoryError extends Error {
  override readonly name = 'DataDirectoryError';

  constructor(dataDir: string, cause: NodeJS.ErrnoException) {
    super(
      `the data directory ${dataDir}: required a directory that this user can write, arrived ${cause.code ?? cause.message}; ` +
        'set EXCHEQUER_DATA_DIR to another directory, or change its owner',
      { cause },
    );
  }
}

/** Creates the data directory unless it exists. **Throws** `DataDirectoryError` if it cannot be written. */
export async function prepareDataDirectory(dataDir: string): Promise<void> {
  try {
    await makeDirectory(resolve(dataDir));
    await access(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new DataDirectoryError(dataDir, error as NodeJS.ErrnoException);
  }
}

/** Creates a directory and those above it. Node's own `recursive` never ends where a directory exists and takes no entries, as in /proc. */
async function makeDirectory(path: string): Promise<void> {
  const error = await makeOne(path);
  if (error === null) return;
  if (error.code !== 'ENOENT' || dirname(path) === path) throw error;
  await makeDirectory(dirname(path));
  const again = await makeOne(path);
  if (again !== null) throw again;
}

/** Null if the directory exists now. */
async function makeOne(path: string): Promise<NodeJS.ErrnoException | null> {
  try {
    await mkdir(path);
    return null;
  } catch (error) {
    const isThere = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    );
    return isThere ? null : (error as NodeJS.ErrnoException);
  }
}
