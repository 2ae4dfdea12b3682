import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../../../../src/domain/errors.js';
import { began, describeStore, dispatched } from '../under-test.js';

export const describeReading = describeStore((current) => {
  describe('counting operations', () => {
    it('says how many are in each status, and how old the oldest unsettled one is', async () => {
      const { store, clock } = current();
      expect(await store.operations.counts()).toMatchObject({ oldestUnsettledMs: null });
      const { id } = await began(store);
      clock.advance(5000);
      await dispatched(store);

      const before = await store.operations.counts();
      await store.operations.move(id, { from: 'PENDING', to: 'FAILED', changes: { provenBy: null } });
      const after = await store.operations.counts();

      expect(before.byStatus).toMatchObject({ PENDING: 1, DISPATCHED: 1, FAILED: 0, NEEDS_REVIEW: 0 });
      expect(before.oldestUnsettledMs).toBe(5000);
      expect(after.byStatus).toMatchObject({ PENDING: 0, DISPATCHED: 1, FAILED: 1 });
      expect(after.oldestUnsettledMs).toBe(0);
    });
  });

  describe('listing operations', () => {
    it('gives them newest first, those of one moment by id, and goes on after the one named', async () => {
      const { store, clock } = current();
      const caller = randomUUID();
      const made = [await began(store, { caller }), await began(store, { caller })];
      clock.advance(1);
      made.push(await began(store, { caller }));
      const [one, two, newest] = made.map(({ id }) => id) as [string, string, string];
      const list = { callers: [caller], filter: {} };

      const first = await store.operations.list({ ...list, limit: 2 });
      const last = first.at(-1);
      const rest = await store.operations.list({ ...list, limit: 5, ...(last && { before: last }) });

      const expected = [newest, ...[one, two].sort().reverse()];
      expect([...first, ...rest].map(({ id }) => id)).toEqual(expected);
    });

    it('gives a caller its own, and everybody’s only when asked for all', async () => {
      const { store } = current();
      const kind = randomUUID();
      for (const caller of ['all', 'alice', 'bob']) await began(store, { caller, kind });
      const callersOf = async (callers: readonly string[] | 'all') => {
        const found = await store.operations.list({ callers, filter: { kinds: [kind] }, limit: 9 });
        return found.map(({ caller }) => caller).sort();
      };

      expect(await callersOf(['all'])).toEqual(['all']);
      expect(await callersOf(['alice', 'bob'])).toEqual(['alice', 'bob']);
      expect(await callersOf([])).toEqual([]);
      expect(await callersOf('all')).toEqual(['alice', 'all', 'bob']);
    });

    it('narrows by connector, status, kind and day, both days included', async () => {
      const { store, clock } = current();
      const connector = randomUUID();
      const { id } = await began(store, { connector, kind: 'a' });
      const other = await dispatched(store, { connector, kind: 'b' });
      const day = new Date(clock.nowMs()).toISOString().slice(0, 10);
      const dayBefore = new Date(clock.nowMs() - 86_400_000).toISOString().slice(0, 10);
      const found = async (filter: object) => {
        const all = { callers: 'all' as const, filter: { connectors: [connector], ...filter }, limit: 9 };
        return (await store.operations.list(all)).map((each) => each.id);
      };

      expect(await found({ statuses: ['PENDING'] })).toEqual([id]);
      expect(await found({ kinds: ['b', 'c'] })).toEqual([other.id]);
      expect(await found({ kinds: ['a'], createdFrom: day, createdTo: day })).toEqual([id]);
      expect(await found({ createdTo: dayBefore })).toEqual([]);
      expect(await found({ kinds: ['a'], createdFrom: '0000-01-01', createdTo: '9999-12-31' })).toEqual([id]);
      expect(await found({ createdTo: '0000-01-01' })).toEqual([]);
      expect(await found({ statuses: [] })).toEqual([]);
    });

    it('refuses a day that is none', async () => {
      const { store } = current();

      const list = store.operations.list({ callers: 'all', filter: { createdFrom: 'soon' }, limit: 1 });

      await expect(list).rejects.toBeInstanceOf(InvalidInputError);
    });
  });

  describe('finding operations', () => {
    it('gives null for an id or key that nobody used', async () => {
      const { store } = current();
      await began(store, { caller: 'alice', idempotencyKey: 'hers' });

      expect(await store.operations.findById('nobody')).toBeNull();
      expect(await store.operations.findByKey('bob', 'hers')).toBeNull();
    });

    it('gives the histories of several at once, none for an unknown id', async () => {
      const { store } = current();
      const [one, two] = [await began(store), await dispatched(store)];

      const histories = await store.operations.histories([one.id, two.id, 'nobody']);

      expect([...histories.values()].map((each) => each.map(({ status }) => status))).toEqual([
        ['PENDING'],
        ['PENDING', 'DISPATCHED'],
        [],
      ]);
    });
  });
});
