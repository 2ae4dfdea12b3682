import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'exchequer-tests-';

let folder: string | null = null;

/** Keeps whatever a run writes to the folder for temporary files in one place, the first project's for all. */
export function setup(): void {
  if (tmpdir().includes(PREFIX)) return;
  folder = mkdtempSync(join(tmpdir(), PREFIX));
  // PostgreSQL runs as another user, and must get through to its own files.
  chmodSync(folder, 0o711);
  process.env['TMPDIR'] = folder;
}

/** Killed programs leave theirs behind: all of it goes with the run. */
export function teardown(): void {
  if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
