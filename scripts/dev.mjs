// npm run dev: the same as start, built again and restarted when a source file changes.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { build } from './build.mjs';
import { installPackages } from './setup.mjs';

const args = ['dist/main.js', 'start', ...process.argv.slice(2)];
const SETTLED_MS = 300;

installPackages();
build();
let child = launch();
let pending;

for (const folder of ['src', 'sandbox', 'graphiql', 'examples']) {
  watch(folder, { recursive: true }, () => {
    clearTimeout(pending);
    pending = setTimeout(restart, SETTLED_MS);
  });
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    child.once('exit', () => process.exit(0));
    child.kill('SIGTERM');
  });
}

function launch() {
  return spawn(process.execPath, args, { stdio: 'inherit' });
}

/** Keeps the old program running when the new one does not compile. */
function restart() {
  const builder = spawn(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
  builder.on('exit', (code) => {
    if (code !== 0) return;
    child.once('exit', () => {
      child = launch();
    });
    child.kill('SIGTERM');
  });
}
