// npm run test:plants [provider …]: plants one fault after the other into a copy of the checkout and reports which port test catches it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plantsOf, RENDERED } from './plants.mjs';

const CHECKOUT = join(import.meta.dirname, '../..');
const LEFT_OUT = new Set(['node_modules', 'dist', '.git', '.data', 'coverage', '.ci-cache']);
const SUITES = ['test/ports/books.test.ts'];

const plants = plantsOf(process.argv.slice(2));
if (plants.length === 0) {
  console.error('usage: npm run test:plants [provider …]; there is no plant for these providers');
  process.exit(2);
}
const copy = copyOfTheCheckout();
process.exitCode = reportOf(plants) === 0 ? 0 : 1;
rmSync(copy, { recursive: true, force: true });

function copyOfTheCheckout() {
  const root = mkdtempSync(join(tmpdir(), 'plants-'));
  for (const name of readdirSync(CHECKOUT).filter((each) => !LEFT_OUT.has(each)))
    cpSync(join(CHECKOUT, name), join(root, name), { recursive: true });
  symlinkSync(join(CHECKOUT, 'node_modules'), join(root, 'node_modules'));
  run(root, process.execPath, ['scripts/new-provider.mjs', RENDERED, '--root', root]);
  return root;
}

/** Prints a row of a table for each plant. Returns how many no test caught. */
function reportOf(all) {
  console.log('| plant | provider | caught by |\n| --- | --- | --- |');
  let missed = 0;
  for (const plant of all) {
    const caught = caughtBy(plant);
    if (caught.length === 0) missed += 1;
    console.log(`| ${plant.fault} | ${plant.provider} | ${caught.join('; ') || '**nothing**'} |`);
  }
  console.log(`\n${all.length - missed} of ${all.length} plants caught`);
  return missed;
}

/** The titles of the tests that fail with the plant. */
function caughtBy({ provider, file, changes }) {
  const path = join(copy, file);
  const sound = readFileSync(path, 'utf8');
  writeFileSync(path, planted(sound, file, changes));
  try {
    return failuresOf(provider);
  } finally {
    writeFileSync(path, sound);
  }
}

function planted(sound, file, changes) {
  return changes.reduce((text, [from, to]) => {
    const count = text.split(from).length - 1;
    if (count !== 1)
      throw new Error(`${file}: required ${JSON.stringify(from)} once, found it ${count} times`);
    return text.replace(from, () => to);
  }, sound);
}

function failuresOf(provider) {
  const args = ['run', '--project', 'ports', ...SUITES, '-t', provider, '--reporter=json'];
  const { stdout } = run(copy, join(CHECKOUT, 'node_modules/.bin/vitest'), args);
  const { testResults, success } = JSON.parse(stdout.slice(stdout.indexOf('{')));
  const failed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ title }) => title),
  );
  if (failed.length === 0 && !success) throw new Error(`the suite of ${provider} ended without a result`);
  return failed;
}

function run(cwd, command, args) {
  return spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}
