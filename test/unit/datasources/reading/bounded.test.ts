import { expect, it } from 'vitest';
import { FAN_OUT, mapBounded } from '../../../../src/datasources/reading/bounded.js';

const numbers = Array.from({ length: 40 }, (_, index) => index);

it('gives what came of every item, in order', async () => {
  const doubled = await mapBounded(numbers, async (n) => {
    if (n % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
    return n * 2;
  });

  expect(doubled).toEqual(numbers.map((n) => n * 2));
});

it('begins nothing further after a failure', async () => {
  const begun: number[] = [];

  const work = mapBounded(numbers, async (n) => {
    begun.push(n);
    await new Promise((resolve) => setImmediate(resolve));
    if (n === 0) throw new Error('down');
  });

  await expect(work).rejects.toThrow('down');
  await new Promise((resolve) => setImmediate(resolve));
  expect(begun).toHaveLength(FAN_OUT);
});

it('does nothing for nothing', async () => {
  expect(await mapBounded([], async () => 1)).toEqual([]);
});
