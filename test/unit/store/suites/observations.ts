import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { StoredObservation } from '../../../../src/domain/observations.js';
import { describeStore } from '../under-test.js';

function seen(transferId: string, more: Partial<StoredObservation> = {}): StoredObservation {
  return {
    transferId,
    status: 'PENDING',
    providerStatus: 'pending',
    at: '2026-03-01T00:00:00.123456Z',
    origin: 'READ',
    seenAt: '2026-03-02T00:00:00.000Z',
    ...more,
  };
}

export const describeObservations = describeStore((current) => {
  describe('the observations of transfers', () => {
    it('come back with every digit of their times', async () => {
      const { observations } = current().store;
      const id = randomUUID();
      const all = [seen(id), seen(id, { status: 'UNKNOWN', providerStatus: null, at: null })];

      await observations.add(all);

      expect(new Set(await observations.of([id]))).toEqual(new Set(all));
    });

    it('keep the first of a status, however often and from wherever it arrives', async () => {
      const { observations } = current().store;
      const id = randomUUID();

      await observations.add([seen(id, { origin: 'ANSWER' })]);
      await Promise.all(Array.from({ length: 5 }, () => observations.add([seen(id), seen(id)])));

      expect(await observations.of([id])).toEqual([seen(id, { origin: 'ANSWER' })]);
    });

    it('are given for the transfers that were asked for alone', async () => {
      const { observations } = current().store;
      const [one, other, third] = [randomUUID(), randomUUID(), randomUUID()];

      await observations.add([seen(one), seen(other), seen(third)]);

      const found = await observations.of([one, third, randomUUID()]);
      expect(found.map(({ transferId }) => transferId).sort()).toEqual([one, third].sort());
      expect(await observations.of([])).toEqual([]);
    });
  });
});
