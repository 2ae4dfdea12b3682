import { closeSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { StoreInUseError } from '../errors.js';
import { processStart } from './process-start.js';

/** A process as the lock knows it: its number, and which run of that number it is. */
export interface ProcessRun {
  readonly pid: number;
  readonly start: string;
}

const LOCK = /^gateway\.(\d+)\.([\w-]+)\.lock$/;

/**
 * Takes a directory for this process; gives the function that returns it. A lock is a file named after the process that made it, so a
 * kill leaves one that anyone can see to be stale, even if the process number is in use again. Each process puts its own file down
 * before it looks for others: of two that start together at least one sees the other, and leaves.
 *
 * Sees the processes of its own machine or container only. **Throws** `StoreInUseError`, naming `dataDir`.
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

/** Fails where this very process holds the directory already. */
function putDown(path: string, dataDir: string, pid: number): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new StoreInUseError(dataDir, pid);
  }
}
