#!/usr/bin/env node
// npx exchequer: builds what is missing, then runs the program. Progress goes to standard error, so that the output stays clean.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..');
const program = join(root, 'dist', 'main.js');
const given = process.cwd();

process.chdir(root);
const { build, isBuilt } = await import('./build.mjs');
if (!isBuilt()) {
  const { installPackages } = await import('./setup.mjs');
  const quietly = { log: console.error, stdio: ['ignore', 2, 2] };
  await installPackages(quietly);
  await build(quietly);
}
process.chdir(given);
await import(pathToFileURL(program).href);
