// npm run new:provider -- <id> [--name "North Bank"] [--root DIR]: renders a provider, its simulator and its line in the registry.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { toNames } from './new-provider/names.mjs';
import { BadInput, REGISTRY, render } from './new-provider/render.mjs';

const USAGE = 'usage: npm run new:provider -- <id> [--name "North Bank"] [--root DIR]';

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { name: { type: 'string' }, root: { type: 'string' } },
    });
    if (positionals.length !== 1) throw new BadInput(`required one id, arrived ${positionals.length}`);
    return { id: positionals[0], ...values };
  } catch (error) {
    throw error instanceof BadInput ? error : new BadInput(error.message);
  }
}

function main() {
  const { id, name, root = join(import.meta.dirname, '..') } = readArguments();
  const names = toNames(id, name);
  const made = render(root, names);
  console.log(`${names.name} is there:`);
  for (const folder of made) console.log(`  ${folder.path}  ${folder.files} files, ${folder.lines} lines`);
  console.log(`  ${REGISTRY}  one line
It compiles, and the port suites find it. Next:
  npm run schema && npm run docs    it in the printed schema and the tables of providers
  npx vitest run test/ports -t ${id}
  docs/adding-a-provider.md         the way from here to the real ${names.name}`);
}

try {
  main();
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  console.error(`${error.message}\n${USAGE}`);
  process.exitCode = 2;
}
