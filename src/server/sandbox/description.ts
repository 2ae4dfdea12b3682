import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SandboxCallers } from './callers.js';

/** A description of the running gateway over the sandbox, for tools. */
export interface SandboxDescription {
  readonly graphql: string;
  readonly graphiql: string;
  readonly tokens: SandboxCallers['tokens'];
  /** Addresses by connector name. */
  readonly simulators: Readonly<Record<string, string>>;
}

/**
 * Writes `sandbox.json` into the data directory atomically, so that a waiting reader never sees a partial file. Only its owner
 * can read it, because it contains the tokens; an older file with wider permissions is replaced.
 */
export async function writeSandboxDescription(
  dataDir: string,
  description: SandboxDescription,
): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const path = join(dataDir, 'sandbox.json');
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(description, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
  await rename(draft, path);
}
