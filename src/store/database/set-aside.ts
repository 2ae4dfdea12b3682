import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lockDirectory } from './directory-lock.js';
import { syncPath } from './durable-files.js';

/**
 * Moves the embedded database of a data directory aside, so that the next gateway creates a new one, and removes the one that was set
 * aside before. Returns its new path; null if there is no database. **Throws** `StoreInUseError`.
 */
export function setStoreAside(dataDir: string): string | null {
  const folder = join(dataDir, 'store');
  const path = join(folder, 'database');
  if (!existsSync(path)) return null;
  const release = lockDirectory(folder, dataDir);
  try {
    const aside = `${path}.earlier`;
    rmSync(aside, { recursive: true, force: true });
    renameSync(path, aside);
    syncPath(folder);
    return aside;
  } finally {
    release();
  }
}
