// npm run measure: figures about the code. `--times` adds the wall time of the unit tests and of all tests.
import { spawnSync } from 'node:child_process';
import { build } from './build.mjs';
import { countCircles } from './measure/circles.mjs';
import { duplicatedRuns } from './measure/duplicates.mjs';
import { executedFiles } from './measure/executed-files.mjs';
import { longest } from './measure/lengths.mjs';

await build();
const executed = await executedFiles();
const { file, fn } = longest(['src', 'sandbox']);
const rows = [
  ['files executed by account(id) { balance }', executed.account],
  ['files executed by createTransfer over ACH', executed.createTransfer],
  ['longest file (lines)', `${file.lines} ${file.path}`],
  ['longest function (lines)', `${fn.lines} ${fn.path}`],
  ['circles of imports in src and sandbox, types included', await countCircles()],
  ['runs of six or more lines that stand twice, src', duplicatedRuns(['src'])],
  ['runs of six or more lines that stand twice, sandbox', duplicatedRuns(['sandbox'])],
  ['runs of six or more lines that stand twice, test', duplicatedRuns(['test'])],
];
if (process.argv.includes('--times')) {
  rows.push(['npm run test:unit (s)', secondsOf(['run', '-s', 'test:unit'])]);
  rows.push(['npm test (s)', secondsOf(['test'])]);
}
console.log(
  ['| figure | value |', '| --- | --- |', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n'),
);

/** The wall time of an npm command, or that it failed. */
function secondsOf(args) {
  const startedMs = Date.now();
  const { status } = spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const seconds = Math.round((Date.now() - startedMs) / 1000);
  return status === 0 ? seconds : `failed after ${seconds}`;
}
