import { describe, expect, it } from 'vitest';
import { NoticeHold, sendInTurn } from '../../../../sandbox/kernel/notices.js';

const NOW_MS = 7_000;

/** A world that writes down what waits, and runs it when told. */
function aTimedWorld() {
  const planned: Array<{ readonly atMs: number; task(): void }> = [];
  return {
    nowMs: NOW_MS,
    at: (atMs: number, task: () => void) => void planned.push({ atMs, task }),
    planned,
    runAll() {
      for (const { task } of planned.splice(0).sort((a, b) => a.atMs - b.atMs)) task();
    },
  };
}

function aHold() {
  const world = aTimedWorld();
  const sent: string[] = [];
  const hold = new NoticeHold(world);
  const pass = (...names: readonly string[]): void => {
    for (const name of names) hold.pass(() => void sent.push(name));
  };
  return { world, sent, hold, pass };
}

describe('deliveries in turn', () => {
  it('leave in their order, the first one now, each at a time of its own', () => {
    const world = aTimedWorld();
    const sent: string[] = [];

    sendInTurn(
      world,
      ['a', 'b', 'c'].map((name) => () => void sent.push(name)),
    );
    const times = world.planned.map(({ atMs }) => atMs);
    world.runAll();

    expect(sent).toEqual(['a', 'b', 'c']);
    expect(times[0]).toBe(NOW_MS);
    expect(new Set(times).size).toBe(3);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('wait for their time', () => {
    const sent: string[] = [];

    sendInTurn(aTimedWorld(), [() => void sent.push('a')]);

    expect(sent).toEqual([]);
  });

  it('plan nothing when there are none', () => {
    const world = aTimedWorld();

    sendInTurn(world, []);

    expect(world.planned).toEqual([]);
  });
});

describe('a hold of notices', () => {
  it('lets each through at once unless it was told to hold', () => {
    const { world, sent, pass } = aHold();

    pass('a', 'b');

    expect(sent).toEqual(['a', 'b']);
    expect(world.planned).toEqual([]);
  });

  it('keeps back as many as it was told, and lets all go in reverse with the last of them', () => {
    const { world, sent, hold, pass } = aHold();
    hold.toHold = 3;

    pass('a', 'b');
    const whileHeld = [hold.toHold, world.planned.length];
    pass('c');
    world.runAll();

    expect(whileHeld).toEqual([1, 0]);
    expect(sent).toEqual(['c', 'b', 'a']);
  });

  it('lets the next ones through at once when it is done', () => {
    const { world, sent, hold, pass } = aHold();
    hold.toHold = 2;

    pass('a', 'b', 'c');
    const before = [...sent];
    world.runAll();

    expect(before).toEqual(['c']);
    expect(sent).toEqual(['c', 'b', 'a']);
    expect(hold.toHold).toBe(0);
  });

  it('can hold again, and sends none twice', () => {
    const { world, sent, hold, pass } = aHold();
    hold.toHold = 2;
    pass('a', 'b');
    world.runAll();

    hold.toHold = 2;
    pass('c', 'd');
    world.runAll();

    expect(sent).toEqual(['b', 'a', 'd', 'c']);
  });

  it('lets a single one go when one was to be held', () => {
    const { world, sent, hold, pass } = aHold();
    hold.toHold = 1;

    pass('a');
    world.runAll();

    expect(sent).toEqual(['a']);
  });

  it('forgets what it holds and how many it was to hold when cleared', () => {
    const { world, sent, hold, pass } = aHold();
    hold.toHold = 3;
    pass('a', 'b');

    hold.clear();
    pass('c');
    const atOnce = [...sent];
    hold.toHold = 1;
    pass('d');
    world.runAll();

    expect(atOnce).toEqual(['c']);
    expect(sent).toEqual(['c', 'd']);
  });
});
