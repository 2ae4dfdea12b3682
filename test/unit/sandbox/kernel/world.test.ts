import { describe, expect, it } from 'vitest';
import { startAfresh } from '../../../../sandbox/kernel/control.js';
import { Faults } from '../../../../sandbox/kernel/faults.js';
import { createRandom } from '../../../../sandbox/kernel/random.js';
import { RequestLog } from '../../../../sandbox/kernel/request-log.js';
import { SimWorld } from '../../../../sandbox/kernel/world.js';
import { aContext, type TestContext } from './context.js';
import { echoDefinition } from './echo-provider.js';

const START_MS = 1_000;
const DEFAULTS = { loud: false, pace: 5 };

interface State {
  readonly rows: string[];
}

function aWorld(context = aContext(START_MS)): SimWorld<State, typeof DEFAULTS> {
  return new SimWorld<State, typeof DEFAULTS>(context, {
    newState: () => ({ rows: [] }),
    defaults: DEFAULTS,
    withChanges: (present, changes) => {
      if (Object.hasOwn(changes, 'bad')) throw new Error('no such setting');
      return { ...present, ...changes };
    },
  });
}

/** What `POST /__sandbox/reset` does. */
function reset(context: TestContext): void {
  const options = { seed: 1, size: 'small' } as const;
  const provider = echoDefinition.create(context);
  startAfresh(
    { ...context, provider, faults: new Faults(), log: new RequestLog(), defaults: options },
    options,
  );
}

describe('a world', () => {
  it('begins with new data and the default switches, and tells the time of its clock', async () => {
    const context = aContext(START_MS);
    const world = aWorld(context);

    await context.clock.advance(500);

    expect(world.state).toEqual({ rows: [] });
    expect(world.settings).toEqual({ loud: false, pace: 5 });
    expect(world.isSeeding).toBe(false);
    expect(world.nowMs).toBe(1_500);
  });

  it('adds each change to those before and leaves the defaults alone', () => {
    const world = aWorld();

    world.change({ pace: 6 });
    const after = world.change({ loud: true });

    expect(after).toEqual({ loud: true, pace: 6 });
    expect(world.settings).toBe(after);
    expect(DEFAULTS).toEqual({ loud: false, pace: 5 });
  });

  it('keeps its switches when a change is refused', () => {
    const world = aWorld();
    world.change({ pace: 6 });

    expect(() => world.change({ loud: true, bad: 1 })).toThrow('no such setting');
    expect(world.settings).toEqual({ loud: false, pace: 6 });
  });

  it('does not let a write to its switches reach the defaults', () => {
    const world = aWorld();

    world.settings.pace = 7;
    world.clear(1);
    const cleared = world.settings.pace;
    world.settings.pace = 8;

    expect(cleared).toBe(5);
    expect(DEFAULTS.pace).toBe(5);
  });

  it('counts what is done, but not while data is laid down', () => {
    const context = aContext();
    const world = aWorld(context);

    world.countEffect('key-1');
    world.isSeeding = true;
    world.countEffect('key-2');
    world.isSeeding = false;
    world.countEffect('key-1');

    expect(context.book.effects()).toEqual([{ key: 'key-1', count: 2 }]);
  });
});

describe('a task of a world', () => {
  it('runs at its time, not before', async () => {
    const context = aContext(START_MS);
    const world = aWorld(context);
    const ranAt: number[] = [];
    world.at(START_MS + 100, () => void ranAt.push(world.nowMs));

    await context.clock.advance(99);
    const early = [...ranAt];
    await context.clock.advance(50);

    expect(early).toEqual([]);
    expect(ranAt).toEqual([1_100]);
  });

  it('is forgotten when a reset comes first', async () => {
    const context = aContext(START_MS);
    const world = aWorld(context);
    const ran: string[] = [];
    world.at(START_MS + 100, () => void ran.push('of the old data'));

    reset(context);
    world.at(START_MS + 200, () => void ran.push('of the new data'));
    await context.clock.advance(1_000);

    expect(ran).toEqual(['of the new data']);
  });
});

describe('a cleared world', () => {
  it('has forgotten everything but its context', () => {
    const context = aContext();
    const world = aWorld(context);
    const before = world.state;
    world.state.rows.push('row');
    world.change({ loud: true });
    world.isSeeding = true;

    world.clear(1);

    expect(world.state).toEqual({ rows: [] });
    expect(world.state).not.toBe(before);
    expect(world.settings).toEqual({ loud: false, pace: 5 });
    expect(world.isSeeding).toBe(false);
    expect(world.context).toBe(context);
  });

  it('draws what the seed gives, from the start', () => {
    const world = aWorld();
    world.random.token(5);

    world.clear(7);
    const first = world.random.token(12);
    world.clear(7);
    const again = world.random.token(12);

    expect(first).toBe(createRandom(7).token(12));
    expect(again).toBe(first);
  });
});
