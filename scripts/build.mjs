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
    build: () => run('node_modules/.bin/tsc', ['-p', 'tsconfig.src.json']),
  },
  {
    name: 'sandbox',
    inputs: ['sandbox', 'tsconfig.sandbox.json'],
    output: 'dist/sandbox/main.js',
    build: () => run('node_modules/.bin/tsc', ['-p', 'tsconfig.sandbox.json']),
  },
  {
    name: 'GraphiQL',
    inputs: ['graphiql'],
    output: 'dist/graphiql/index.html',
    build: () => run('node_modules/.bin/vite', ['build', 'graphiql', '--logLevel', 'warn']),
  },
];

/** Builds the parts whose inputs changed, with a line of progress each. */
export function build() {
  for (const part of PARTS) {
    const stampPath = `dist/.stamps/${part.name}`;
    const stamp = stampOf(part.inputs);
    if (existsSync(part.output) && existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp)
      continue;
    console.log(`Building ${part.name} …`);
    rmSync(stampPath, { force: true });
    part.build();
    mkdirSync(dirname(stampPath), { recursive: true });
    writeFileSync(stampPath, stamp);
  }
}

function stampOf(inputs) {
  const hash = createHash('sha256');
  for (const path of filesUnder(...inputs, ...COMMON)) hash.update(`${path}\0`).update(readFileSync(path));
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installPackages();
  build();
}
