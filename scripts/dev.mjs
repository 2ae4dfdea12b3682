// npm run dev: the same as start, built again and restarted when a source file changes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { build } from './build.mjs';
import { installPackages } from './setup.mjs';

const args = ['dist/main.js', 'start', ...process.argv.slice(2)];
const SETTLED_MS = 300;

await installPackages();
await build();
let child = launch();
let builder = null;
let settling;
let isRestarting = false;
let isStale = false;

for (const folder of ['src', 'sandbox', 'graphiql', 'examples']) {
  watch(folder, { recursive: true }, () => {
    clearTimeout(settling);
    settling = setTimeout(restart, SETTLED_MS);
  });
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    await Promise.all([builder && stop(builder), stop(child)]);
    process.exit(0);
  });
}

function launch() {
  return spawn(process.execPath, args, { stdio: 'inherit' });
}

/** One restart at a time; a change that comes during it brings another. */
async function restart() {
  isStale = true;
  if (isRestarting) return;
  isRestarting = true;
  while (isStale) {
    isStale = false;
    await buildAndReplace();
  }
  isRestarting = false;
}

/** Keeps the old program running when the new one does not compile. */
async function buildAndReplace() {
  builder = spawn(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
  const [code] = await once(builder, 'exit');
  builder = null;
  if (code !== 0) return;
  await stop(child);
  child = launch();
}

/** A program that has ended by itself, because its port was in use or it had a mistake, is not waited for. */
async function stop(running) {
  if (running.exitCode !== null || running.signalCode !== null) return;
  running.kill('SIGTERM');
  await once(running, 'exit');
}
