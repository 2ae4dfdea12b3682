import { describe, expect, it } from 'vitest';
import { MODES, SCENARIOS, toPlan } from '../../../bench/run/plan.js';

describe('the plan of a run', () => {
  it('has at least three rounds, every scenario and every mode without options', () => {
    const plan = toPlan([]);

    expect(plan.rounds).toBeGreaterThanOrEqual(3);
    expect(plan).toMatchObject({ scenarios: SCENARIOS, modes: MODES });
    expect(plan.contenders).toEqual(['floor', 'floor-lists', 'mercurius', 'apollo', 'gateway']);
  });

  it('has one round and one mode with --quick', () => {
    const plan = toPlan(['--quick', '--contenders', 'floor,gateway']);

    expect(plan).toMatchObject({ rounds: 1, modes: [MODES[0]], contenders: ['floor', 'gateway'] });
  });

  it.each([[['--scenarios', 'accounts,none']], [['--rounds', '0']], [['--rounds']], [['--unknown', '1']]])(
    'refuses %j',
    (args) => {
      expect(() => toPlan(args)).toThrow();
    },
  );
});
