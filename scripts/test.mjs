// npm test: sets up, builds, checks, and runs every test. `npm test -- --no-check` and further arguments go to vitest.

import { build } from './build.mjs';
import { installBrowser, installPackages, run } from './setup.mjs';

const args = process.argv.slice(2);

installPackages();
installBrowser();
build();
if (!args.includes('--no-check')) run(process.execPath, ['scripts/check.mjs']);
run('node_modules/.bin/vitest', ['run', ...args.filter((arg) => arg !== '--no-check')]);
