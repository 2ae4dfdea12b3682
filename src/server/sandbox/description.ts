import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SandboxCallers } from './callers.js';

/** What runs against the sandbox, for tools. */
export interface SandboxDescription {
  readonly graphql: string;
  readonly graphiql: string;
  readonly tokens: SandboxCallers['tokens'];
  /** Address by connector name. */
  readonly simulators: Readonly<Record<string, string>>;
}

/**
 * Puts `sandbox.json` into the data directory, whole: whoever waits for it never reads half of it. Only its owner may read it, as it
 * holds the tokens; an older one that more could read is replaced.
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
