import { cpus, loadavg, totalmem } from 'node:os';
import { CONNECTIONS, type Mode, type Plan } from '../run/plan.js';
import type { BarGroup } from './chart.js';
import { type Result, ratioToFloor, toMedian } from './results.js';
import { toFigure, toTable } from './table.js';

const GIB = 2 ** 30;
const HEAD = [
  'contender',
  'CPU ms a request',
  'ratio to the floor',
  'requests a second',
  'p50 ms',
  'p99 ms',
  'peak RSS MiB',
  'loop lag p99 ms',
  'upstream calls a request',
];

/** The report of a run. */
export function toReport(plan: Plan, results: readonly Result[], at: Date): string {
  const sections = plan.scenarios.map((scenario) => {
    const own = results.filter((result) => result.scenario === scenario);
    const tables = plan.modes.map((mode) => {
      const rows = own.filter((result) => result.mode === mode).map((result) => toRow(results, result));
      return `### ${titleOf(mode)}\n\n${toTable(HEAD, rows)}`;
    });
    return `## ${scenario.title}\n\n\`\`\`graphql\n${scenario.query}\n\`\`\`\n\n${tables.join('\n\n')}`;
  });
  return `${[introduction(plan, at), ...sections].join('\n\n')}\n`;
}

/** CPU time a request of the first mode, a group per scenario. */
export function toBarGroups(plan: Plan, results: readonly Result[]): readonly BarGroup[] {
  const [mode] = plan.modes;
  return plan.scenarios.map((scenario) => ({
    title: `${scenario.title}: CPU a request, ${mode ? titleOf(mode).toLowerCase() : ''}`,
    unit: 'ms',
    bars: results
      .filter((result) => result.scenario === scenario && result.mode === mode)
      .map(({ contender, samples }) => ({
        label: contender.title,
        value: toMedian(samples).cpuMsPerRequest,
      })),
  }));
}

export function titleOf({ callers, delayMs }: Mode): string {
  const who = callers === 1 ? 'One caller' : `${callers} callers`;
  return `${who}, ${delayMs} ms upstream`;
}

function introduction({ rounds, sampling }: Plan, at: Date): string {
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / GIB)} GiB`;
  return [
    '# Results of the benchmark',
    `Printed by \`npm run bench\` on ${at.toISOString().slice(0, 10)}. Machine: ${machine}; Node.js ${process.version}. Load average at the end: ${toFigure(loadavg()[0] ?? null)}.`,
    `Every contender ran in a process of its own, ${CONNECTIONS} connections, in turn with the others. Each figure is the median of ` +
      `${rounds} ${rounds === 1 ? 'round' : 'rounds'} of at least ${sampling.forMs / 1000} s and ${sampling.requests} requests after a warm-up. CPU is the time of the contender's process ` +
      'from `/proc`. All answers were equal before the measurement. [README.md](README.md) explains the contenders.',
    '![CPU time a request](results.svg)',
  ].join('\n\n');
}

function toRow(results: readonly Result[], result: Result): readonly string[] {
  const seen = toMedian(result.samples);
  const figures = [
    seen.cpuMsPerRequest,
    ratioToFloor(results, result),
    seen.perSecond,
    seen.p50Ms,
    seen.p99Ms,
    seen.peakRssMb,
    seen.lagP99Ms,
    seen.upstreamCallsPerRequest,
  ];
  return [result.contender.title, ...figures.map(toFigure)];
}
