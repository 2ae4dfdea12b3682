import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string | null = null;

/** Keeps whatever a run writes to the folder for temporary files in one place. */
export function setup(): void {
  folder = mkdtempSync(join(tmpdir(), 'exchequer-tests-'));
  // PostgreSQL runs as another user, and must get through to its own files.
  chmodSync(folder, 0o711);
  process.env['TMPDIR'] = folder;
}

/** Killed programs leave theirs behind: all of it goes with the run. */
export function teardown(): void {
  if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
