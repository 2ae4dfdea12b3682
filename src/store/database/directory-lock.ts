import { closeSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { StoreInUseError } from '../errors.js';
import { processStart } from './process-start.js';

/** One run of a process: its number and its start. Process numbers are reused. */
export interface ProcessRun {
  readonly pid: number;
  readonly start: string;
}

const LOCK = /^gateway\.(\d+)\.([\w-]+)\.lock$/;

/**
 * Locks a directory for this process and returns the function that unlocks it. The lock is a file named after the run of the
 * process. After a kill, the file is recognised as stale even if the process number is in use again. Each process creates its own
 * file before it looks for others, so of two processes that start together at least one sees the other and fails.
 *
 * Detects only processes of the same machine or container. **Throws** `StoreInUseError`, which names `dataDir`.
 */
export function lockDirectory(
  folder: string,
  dataDir: string,
  self: ProcessRun = { pid: process.pid, start: processStart(process.pid) ?? 'unknown' },
): () => void {
  const own = `gateway.${self.pid}.${self.start}.lock`;
  const release = () => rmSync(join(folder, own), { force: true });
  putDown(join(folder, own), dataDir, self.pid);
  for (const name of readdirSync(folder)) {
    const [, pid, start] = LOCK.exec(name) ?? [];
    if (pid === undefined || name === own) continue;
    if (processStart(Number(pid)) === start) {
      release();
      throw new StoreInUseError(dataDir, Number(pid));
    }
    rmSync(join(folder, name), { force: true });
  }
  return release;
}

/** Creates the lock file. **Throws** `StoreInUseError` if this process already holds the directory. */
function putDown(path: string, dataDir: string, pid: number): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new StoreInUseError(dataDir, pid);
  }
}
