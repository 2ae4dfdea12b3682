import { readFile } from 'node:fs/promises';
import { breakingChanges, unnamedChanges } from './schema/breaking-changes.js';

/** Compares the schema with the last release. Exits with status 1 for a breaking change that CHANGELOG.md does not name. */
async function main(): Promise<void> {
  const [released, present, changelog] = await Promise.all(
    ['schema/released.graphql', 'schema/schema.graphql', 'CHANGELOG.md'].map(read),
  );
  const changes = await breakingChanges(released ?? '', present ?? '');
  const unnamed = unnamedChanges(changes, changelog ?? '');
  process.stdout.write(
    `${changes.length} breaking changes since the last release, ${unnamed.length} not named\n`,
  );
  if (unnamed.length === 0) return;
  const lines = unnamed.map(({ coordinate, message }) => `  ${coordinate}: ${message}`);
  process.stderr.write(
    `CHANGELOG.md must name these breaking changes under "Unreleased", with what to write instead:\n${lines.join('\n')}\n`,
  );
  process.exitCode = 1;
}

function read(path: string): Promise<string> {
  return readFile(new URL(`../${path}`, import.meta.url), 'utf8');
}

await main();
