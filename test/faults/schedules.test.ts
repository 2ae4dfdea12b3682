import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_KINDS } from './support/kinds.js';
import { toPlan } from './support/plan.js';
import { type Report, runSchedule, summaryOf, summed } from './support/schedule.js';
import { WORLDS, type World } from './support/world.js';

/** `SCHEDULES=2000` runs as many; `SCHEDULE=7` that one alone; `KINDS=book,ach` of these alone. */
const { SCHEDULES = '200', SCHEDULE, KINDS } = process.env;
const kinds = ALL_KINDS.filter(({ name }) => KINDS === undefined || KINDS.split(',').includes(name));
const seeds = SCHEDULE
  ? [Number(SCHEDULE)]
  : Array.from({ length: Number(SCHEDULES) }, (_, index) => index + 1);

/** Each database has its share of the seeds; a seed that is repeated goes to all. */
const shareOf = (place: number) =>
  SCHEDULE ? seeds : seeds.filter((_, index) => index % WORLDS.length === place);

describe.concurrent.each(WORLDS.map(([name, open], place) => ({ name, open, place })))(
  'over $name',
  ({ name, open, place }) => {
    let world: World;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());

    it('does what is asked at most once and finds every outcome out, whatever breaks', async () => {
      const reports: Report[] = [];
      for (const seed of shareOf(place)) reports.push(await runSchedule(world, toPlan(seed, kinds)));

      const all = summed(reports);
      process.stdout.write(`${name}: ${summaryOf(all)}\n`);
      expect(all.violations).toEqual([]);
    }, 3_600_000);
  },
);
