import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';

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
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new DataDirectoryError(dataDir, error as NodeJS.ErrnoException);
  }
}
