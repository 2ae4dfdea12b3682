import { describe, expect, it } from 'vitest';
import { began, describeStore, NEVER } from '../under-test.js';

export const describeWaiting = describeStore((current) => {
  describe('waiting for a change', () => {
    it('ends with what the operation became, as soon as it moves', async () => {
      const { store } = current();
      const { id, updatedAt } = await began(store);
      const waiting = Promise.all(
        Array.from({ length: 3 }, () => store.operations.waitForChange(id, updatedAt, NEVER)),
      );

      await store.operations.move(id, { from: 'PENDING', to: 'DISPATCHED' });

      expect((await waiting).map(({ status }) => status)).toEqual(['DISPATCHED', 'DISPATCHED', 'DISPATCHED']);
    });

    it('ends at once when the operation has moved already', async () => {
      const { store } = current();
      const { id, updatedAt } = await began(store);
      await store.operations.move(id, { from: 'PENDING', to: 'DISPATCHED' });

      const record = await store.operations.waitForChange(id, updatedAt, NEVER);

      expect(record.status).toBe('DISPATCHED');
    });

    it('is woken for its own operation alone', async () => {
      const { store, clock } = current();
      const [one, other] = [await began(store), await began(store)];
      const stopped = new AbortController();
      const waiting = store.operations.waitForChange(one.id, one.updatedAt, stopped.signal);
      await clock.sleepers(1);
      const slept = clock.slept.length;

      await store.operations.move(other.id, { from: 'PENDING', to: 'DISPATCHED' });
      await store.operations.waitForChange(other.id, other.updatedAt, NEVER);

      expect(clock.slept).toHaveLength(slept);
      stopped.abort(new Error('enough'));
      await expect(waiting).rejects.toThrow('enough');
    });

    it('looks by itself now and then, since notices can be lost', async () => {
      const { store, database, clock } = current();
      const { id, updatedAt } = await began(store);
      const waiting = store.operations.waitForChange(id, updatedAt, NEVER);
      await clock.sleepers(1);
      const moment = new Date(clock.nowMs() + 7);
      await database.sql.updateTable('operations').set({ updated_at: moment }).where('id', '=', id).execute();

      clock.advance(2000);

      expect((await waiting).updatedAt).toBe(moment.toISOString());
    });

    it('ends with the reason of its signal', async () => {
      const { store } = current();
      const { id, updatedAt } = await began(store);

      const waiting = store.operations.waitForChange(id, updatedAt, AbortSignal.abort(new Error('too late')));

      await expect(waiting).rejects.toThrow('too late');
    });
  });
});
