import { afterEach, describe, expect, it } from 'vitest';
import { dispatchesLate, sendsAgain } from './support/bugs.js';
import type { Bug } from './support/gateway.js';
import { ALL_KINDS } from './support/kinds.js';
import { toPlan } from './support/plan.js';
import { runSchedule } from './support/schedule.js';
import { openEmbeddedWorld, type World } from './support/world.js';

const MOST_SCHEDULES = 60;
const PATIENCE_MS = 300_000;
const LOADS = ALL_KINDS.filter(({ name }) => name === 'load');

describe('the schedules', () => {
  let world: World;
  afterEach(() => world.close());

  /** What the first schedules find, until one finds something. */
  async function found(bug: Bug): Promise<readonly string[]> {
    world = await openEmbeddedWorld(bug);
    for (let seed = 1; seed <= MOST_SCHEDULES; seed += 1) {
      const { violations } = await runSchedule(world, toPlan(seed, LOADS));
      if (violations.length > 0) return told(seed, violations);
    }
    return [];
  }

  it(
    'find a card that is loaded twice because a load was sent again when no answer came',
    async () => {
      expect(await found(sendsAgain('loadCard'))).toContainEqual(expect.stringContaining('DUPLICATE'));
    },
    PATIENCE_MS,
  );

  it(
    'find a card that is loaded twice because DISPATCHED was written down after the call',
    async () => {
      expect(await found(dispatchesLate)).toContainEqual(expect.stringContaining('DUPLICATE'));
    },
    PATIENCE_MS,
  );
});

function told(schedules: number, violations: readonly string[]): readonly string[] {
  process.stdout.write(`found in schedule ${schedules}: ${violations.join(' · ')}\n`);
  return violations;
}
