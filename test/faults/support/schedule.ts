import { Course } from './course.js';
import type { Plan } from './plan.js';
import type { World } from './world.js';

/** What came of a schedule, or of several. */
export interface Report {
  readonly schedules: number;
  readonly operations: number;
  readonly deaths: number;
  readonly freezes: number;
  readonly faults: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** What should hold and does not, each with its seed. */
  readonly violations: readonly string[];
}

const NOTHING: Report = {
  ...{ schedules: 0, operations: 0, deaths: 0, freezes: 0, faults: 0, statuses: {}, violations: [] },
};

/** Runs a schedule from the storm to the calm. */
export async function runSchedule(world: World, plan: Plan): Promise<Report> {
  const course = await Course.prepare(world, plan);
  await course.storm();
  for (const turn of plan.turns) await course.take(turn);
  if (plan.forgets) await course.forget();
  const violations = await course.calm();
  const statuses: Record<string, number> = {};
  for (const record of await course.records()) {
    const status = record?.status ?? 'NONE';
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
  const met = course.gateways.map((gateway) => gateway.met);
  return {
    schedules: 1,
    operations: course.askers.length,
    deaths: met.filter((each) => each === 'die').length,
    freezes: met.filter((each) => each === 'freeze').length,
    faults: course.faults,
    statuses,
    violations: violations.map((violation) => `schedule ${plan.seed}: ${violation}`),
  };
}

/** All of them together. */
export function summed(reports: readonly Report[]): Report {
  return reports.reduce(plus, NOTHING);
}

/** One line of what was done, and of what must be nothing. */
export function summaryOf({ statuses, violations, ...counts }: Report): string {
  const having = (word: string) => violations.filter((each) => each.includes(word)).length;
  const parts = Object.entries({ ...counts, duplicates: having('DUPLICATE'), lost: having('LOST') });
  const ends = Object.entries(statuses).map(([status, count]) => `${status} ${count}`);
  return [...parts.map(([name, count]) => `${name} ${count}`), ...ends].join(' · ');
}

function plus(one: Report, other: Report): Report {
  const statuses: Record<string, number> = { ...one.statuses };
  for (const [status, count] of Object.entries(other.statuses))
    statuses[status] = (statuses[status] ?? 0) + count;
  return {
    schedules: one.schedules + other.schedules,
    operations: one.operations + other.operations,
    deaths: one.deaths + other.deaths,
    freezes: one.freezes + other.freezes,
    faults: one.faults + other.faults,
    statuses,
    violations: [...one.violations, ...other.violations],
  };
}
