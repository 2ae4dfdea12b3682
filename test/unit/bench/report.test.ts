import { describe, expect, it } from 'vitest';
import { toChart } from '../../../bench/report/chart.js';
import { toBarGroups, toReport } from '../../../bench/report/markdown.js';
import { type Result, ratioToFloor, toMedian } from '../../../bench/report/results.js';
import { toFigure, toTable } from '../../../bench/report/table.js';
import type { Sample } from '../../../bench/run/measure.js';
import { MODES, SCENARIOS, toPlan } from '../../../bench/run/plan.js';

const [scenario] = SCENARIOS;
const [mode] = MODES;
if (!scenario || !mode) throw new Error('the plan has no scenario or no mode');

const aSample = (cpuMsPerRequest: number): Sample => ({
  requests: 100,
  failures: 0,
  perSecond: 1000,
  cpuMsPerRequest,
  p50Ms: 1,
  p99Ms: 2,
  peakRssMb: 100,
  lagP99Ms: 3,
  upstreamCallsPerRequest: 0.5,
});

const aResult = (key: string, ...cpu: readonly number[]): Result => ({
  contender: { key, title: `the ${key}` },
  scenario,
  mode,
  samples: cpu.map(aSample),
});

describe('results', () => {
  it('are the median of the rounds', () => {
    expect(toMedian([aSample(9), aSample(1), aSample(2)]).cpuMsPerRequest).toBe(2);
  });

  it('are compared with the floor under the same load', () => {
    const results = [aResult('floor', 2, 2, 2), aResult('gateway', 5, 3, 1)];

    expect(results.map((result) => ratioToFloor(results, result))).toEqual([1, 1.5]);
  });

  it('have no ratio without a floor', () => {
    const gateway = aResult('gateway', 1);

    expect(ratioToFloor([gateway], gateway)).toBeNull();
  });
});

describe('the report', () => {
  const plan = { ...toPlan(['--quick']), scenarios: [scenario] };
  const results = [aResult('floor', 2), aResult('gateway', 3)];

  it('has a row per contender with its ratio to the floor', () => {
    const report = toReport(plan, results, new Date('2026-11-30T12:00:00Z'));

    expect(report).toContain('on 2026-11-30');
    expect(report).toContain(`## ${scenario.title}`);
    expect(report).toContain('| the gateway | 3 | 1.5 | 1000 | 1 | 2 | 100 | 3 | 0.5 |');
  });

  it('has a chart with a bar per contender, the longest for the slowest', () => {
    const chart = toChart(toBarGroups(plan, results));

    const widths = [...chart.matchAll(/class="bar"[^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width));
    expect(widths).toHaveLength(2);
    expect(widths[0]).toBeCloseTo((Number(widths[1]) * 2) / 3, 0);
    expect(chart).toContain('>the floor<');
  });

  it('escapes what would end a cell or a tag', () => {
    expect(toTable(['a'], [['x|y']])).toBe('| a |\n| --- |\n| x\\|y |');
    expect(toChart([{ title: 'a < b & c', unit: 'ms', bars: [] }])).toContain('a &lt; b &amp; c');
  });

  it.each([
    [0.054321, '0.0543'],
    [5.6, '5.6'],
    [1234.5, '1235'],
    [null, '–'],
    [Number.NaN, '–'],
  ])('shows %s as %s', (value, text) => {
    expect(toFigure(value)).toBe(text);
  });
});
