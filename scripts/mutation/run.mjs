// npm run test:mutation [path …]: changes the code in small ways, one at a time, and counts the changes that the unit tests notice.
// A path is a file or folder under src; its tests have the same path under test/unit. WORKERS=2 uses two processes.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const ROOMS = ['domain', 'operations', 'datasources/http', 'datasources/paging', 'datasources/loading'];
const REPORTS = '.data/mutation';

const given = process.argv.slice(2);
const paths = given.length > 0 ? given : ROOMS.map((room) => `src/${room}`);
mkdirSync(REPORTS, { recursive: true });
const rows = paths.map((path) => rowOf(path, mutantsOf(path.replace(/\/$/, ''))));
console.table(Object.fromEntries(rows));

/** Runs the mutation tester over one path → every change it made, with how it ended. */
function mutantsOf(path) {
  const isFolder = statSync(path).isDirectory();
  const report = `${REPORTS}/${path.replaceAll('/', '-')}.json`;
  const folder = (isFolder ? path : dirname(path)).replace(/^src/, 'test/unit');
  rmSync(report, { force: true });
  const env = {
    ...process.env,
    MUTATION_FILES: isFolder ? `${path}/**/*.ts` : path,
    MUTATION_TESTS: `${folder}/**/*.test.ts`,
    MUTATION_REPORT: report,
  };
  const args = ['run', 'scripts/mutation/stryker.config.mjs'];
  const { status, signal } = spawnSync('node_modules/.bin/stryker', args, { stdio: 'inherit', env });
  if (signal) console.error(`${path}: the mutation tester was ended by ${signal}`);
  if (status !== 0) process.exit(status ?? 1);
  const { files } = JSON.parse(readFileSync(report, 'utf8'));
  return Object.entries(files).flatMap(([file, { mutants, source }]) =>
    mutants.map((mutant) => ({ ...mutant, file, source })),
  );
}

/** Prints what was not noticed → a line of the table. */
function rowOf(path, mutants) {
  const of = (...statuses) => mutants.filter(({ status }) => statuses.includes(status));
  const noticed = of('Killed', 'Timeout').length;
  const missed = of('Survived', 'NoCoverage');
  for (const { file, source, location, replacement, status } of missed) {
    const line = source.split('\n')[location.start.line - 1].trim();
    const shown = replacement.replace(/\s+/g, ' ').slice(0, 80);
    console.log(
      `${status === 'Survived' ? 'survived' : 'untested'} ${file}:${location.start.line}  ${line}  →  ${shown}`,
    );
  }
  const share = (whole) => (whole === 0 ? '' : `${((100 * noticed) / whole).toFixed(1)} %`);
  return [
    path,
    {
      changes: noticed + missed.length,
      noticed,
      survived: of('Survived').length,
      untested: of('NoCoverage').length,
      score: share(noticed + missed.length),
      'of tested': share(noticed + of('Survived').length),
    },
  ];
}
