// npm run build: compiles what changed since the last build. Each part leaves a stamp of its inputs in dist/.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesUnder, installPackages, run } from './setup.mjs';

const COMMON = ['package-lock.json', 'tsconfig.json'];

const PARTS = [
  {
    name: 'gateway',
    inputs: ['src', 'tsconfig.src.json'],
    output: 'dist/main.js',
    command: ['node_modules/.bin/tsc', ['-p', 'tsconfig.src.json']],
  },
  {
    name: 'sandbox',
    inputs: ['sandbox', 'tsconfig.sandbox.json'],
    output: 'dist/sandbox/main.js',
    command: ['node_modules/.bin/tsc', ['-p', 'tsconfig.sandbox.json']],
  },
  {
    name: 'GraphiQL',
    inputs: ['graphiql'],
    output: 'dist/graphiql/index.html',
    command: ['node_modules/.bin/vite', ['build', 'graphiql', '--logLevel', 'warn']],
  },
];

/** Builds the parts whose inputs changed, with a line of progress each. A build that was interrupted has no stamp. */
export async function build({ log = console.log, stdio } = {}) {
  for (const part of PARTS) {
    const stamp = stampOf(part.inputs);
    if (isComplete(part) && readFileSync(stampPathOf(part), 'utf8') === stamp) continue;
    log(`Building ${part.name} …`);
    rmSync(stampPathOf(part), { force: true });
    const [command, args] = part.command;
    await run(command, args, stdio ? { stdio } : {});
    mkdirSync(dirname(stampPathOf(part)), { recursive: true });
    writeFileSync(stampPathOf(part), stamp);
  }
}

/** Whether every part was built to its end, from whatever inputs. */
export function isBuilt() {
  return PARTS.every(isComplete);
}

function isComplete(part) {
  return existsSync(part.output) && existsSync(stampPathOf(part));
}

function stampPathOf({ name }) {
  return `dist/.stamps/${name}`;
}

function stampOf(inputs) {
  const hash = createHash('sha256');
  for (const path of filesUnder(...inputs, ...COMMON)) hash.update(`${path}\0`).update(readFileSync(path));
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await installPackages();
  await build();
}
