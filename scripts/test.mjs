// npm test: sets up, builds, checks, and runs every test once. `npm test -- --no-check` and further arguments go to vitest.

import { build } from './build.mjs';
import { installBrowser, installPackages, run } from './setup.mjs';

const given = process.argv.slice(2);
const isChecked = !given.includes('--no-check');
const args = given.filter((arg) => arg !== '--no-check');

await installPackages();
await installBrowser();
await build();
if (isChecked) await run(process.execPath, ['scripts/check.mjs']);
// As many histories of lists as are worth their time in a full run.
process.env.HISTORIES ??= '1000';
// The check has run the tests of the architecture.
await run('node_modules/.bin/vitest', ['run', ...(isChecked ? ['--project', '!architecture'] : []), ...args]);
