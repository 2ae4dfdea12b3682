import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildGatewaySchema, printGatewaySchema } from '../src/resolvers/index.js';

const FILE = fileURLToPath(new URL('../schema/schema.graphql', import.meta.url));
/** The schema of the last release, which `npm run check` compares with. */
const RELEASED = fileURLToPath(new URL('../schema/released.graphql', import.meta.url));

/** Writes schema/schema.graphql, with `--release` schema/released.graphql too; with `--check`, compares it instead and exits with status 1 when it is out of date. */
async function main(args: readonly string[]): Promise<void> {
  const printed = printGatewaySchema(await buildGatewaySchema());
  if (!args.includes('--check')) {
    const files = args.includes('--release') ? [FILE, RELEASED] : [FILE];
    for (const file of files) {
      await writeFile(file, printed);
      process.stdout.write(`wrote ${file}\n`);
    }
    return;
  }
  const committed = await readFile(FILE, 'utf8').catch(() => null);
  if (committed === printed) return;
  process.stderr.write(
    'schema/schema.graphql differs from the code: run "npm run schema" and commit the result\n',
  );
  process.exitCode = 1;
}

await main(process.argv.slice(2));
