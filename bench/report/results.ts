import type { Sample } from '../run/measure.js';
import { median } from '../run/percentile.js';
import type { Mode, Scenario } from '../run/plan.js';

/** The samples of one contender under one load, one a round. */
export interface Result {
  readonly contender: { readonly key: string; readonly title: string };
  readonly scenario: Scenario;
  readonly mode: Mode;
  readonly samples: readonly Sample[];
}

/** Of every figure the median. */
export function toMedian(samples: readonly Sample[]): Sample {
  const of = (key: keyof Sample) => median(samples.map((sample) => sample[key]));
  return {
    requests: of('requests'),
    failures: of('failures'),
    perSecond: of('perSecond'),
    cpuMsPerRequest: of('cpuMsPerRequest'),
    p50Ms: of('p50Ms'),
    p99Ms: of('p99Ms'),
    peakRssMb: of('peakRssMb'),
    lagP99Ms: of('lagP99Ms'),
    upstreamCallsPerRequest: of('upstreamCallsPerRequest'),
  };
}

/** CPU time a request as a multiple of the floor's under the same load; null where the floor was not measured. */
export function ratioToFloor(results: readonly Result[], result: Result): number | null {
  const floor = results.find(
    ({ contender, scenario, mode }) =>
      contender.key === 'floor' && scenario === result.scenario && mode === result.mode,
  );
  if (!floor) return null;
  return toMedian(result.samples).cpuMsPerRequest / toMedian(floor.samples).cpuMsPerRequest;
}
