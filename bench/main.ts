// npm run bench: the gateway beside its peers. README.md lists the options.
import { execFileSync } from 'node:child_process';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { toChart } from './report/chart.js';
import { toBarGroups, toReport } from './report/markdown.js';
import type { Result } from './report/results.js';
import { toFigure } from './report/table.js';
import { contenderOf } from './run/contenders.js';
import { measure, type Sample, startUpstream, type Upstream } from './run/measure.js';
import { type Plan, type Scenario, toPlan } from './run/plan.js';
import { sameAnswers } from './run/same-answers.js';

const PEERS = 'bench/peers';

/** By scenario and contender, per round, the samples of each mode. */
type Samples = Map<string, readonly (readonly Sample[])[]>;

const args = process.argv.slice(2);
if (args.includes('--guards')) await import('./authorization-and-cost.js');
else await run(toPlan(args));

async function run(plan: Plan): Promise<void> {
  prepare();
  const results = await measureAll(plan);
  const report = toReport(plan, results, new Date());
  if (!plan.isWritten) return print(report);
  writeFileSync('bench/RESULTS.md', report);
  writeFileSync('bench/results.svg', toChart(toBarGroups(plan, results)));
  print('bench/RESULTS.md and bench/results.svg are written.');
}

/** Builds the gateway and installs the peers when that is missing. */
function prepare(): void {
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
  const installed = `${PEERS}/node_modules/.package-lock.json`;
  const lock = `${PEERS}/package-lock.json`;
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  const flags = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts'];
  execFileSync('npm', flags, { cwd: PEERS, stdio: 'inherit' });
}

/** In every round each contender takes its turn at each scenario. */
async function measureAll(plan: Plan): Promise<readonly Result[]> {
  const seen: Samples = new Map();
  const upstream = await startUpstream();
  try {
    for (let round = 1; round <= plan.rounds; round++) {
      for (const scenario of plan.scenarios) await measureOne(plan, scenario, upstream, seen);
      print(`round ${round} of ${plan.rounds} is measured`);
    }
  } finally {
    await upstream.stop();
  }
  return toResults(plan, seen);
}

async function measureOne(plan: Plan, scenario: Scenario, upstream: Upstream, seen: Samples): Promise<void> {
  const see = sameAnswers(scenario.key);
  for (const key of plan.contenders) {
    const trial = { plan, scenario, upstream, contender: contenderOf(key) };
    const samples = await measure(trial, (answer) => see(key, answer));
    seen.set(`${scenario.key} ${key}`, [...(seen.get(`${scenario.key} ${key}`) ?? []), samples]);
    const figures = samples.map(({ cpuMsPerRequest }) => toFigure(cpuMsPerRequest));
    print(`${scenario.key}, ${key}: ${figures.join(', ')} ms CPU a request`);
  }
}

function toResults(plan: Plan, seen: Samples): readonly Result[] {
  return plan.scenarios.flatMap((scenario) =>
    plan.modes.flatMap((mode, index) =>
      plan.contenders.map((key) => ({
        contender: contenderOf(key),
        scenario,
        mode,
        samples: (seen.get(`${scenario.key} ${key}`) ?? []).flatMap((round) => round[index] ?? []),
      })),
    ),
  );
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
