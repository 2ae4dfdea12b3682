import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { describeStore, newOperation } from '../under-test.js';

export const describeBegin = describeStore((current) => {
  describe('beginning an operation', () => {
    it('writes it down as PENDING, with its first row of history', async () => {
      const { store } = current();
      const operation = newOperation({ input: { amount: '10.00', note: 'naïve \0 text' } });

      const { created, record } = await store.operations.begin(operation);

      expect(created).toBe(true);
      expect(record).toMatchObject({ ...operation, status: 'PENDING', attempts: 0, lease: null, errors: [] });
      expect(await store.operations.history(operation.id)).toEqual([
        { status: 'PENDING', at: record.createdAt, note: null, providerMessage: null },
      ]);
    });

    it('takes its moments from the clock that it was given', async () => {
      const { store, clock } = current();

      const { record } = await store.operations.begin(newOperation());

      expect(record.createdAt).toBe(new Date(clock.nowMs()).toISOString());
      expect(record.updatedAt).toBe(record.createdAt);
    });

    it('gives what is there to a caller who uses the key again, and writes nothing', async () => {
      const { store } = current();
      const first = newOperation();
      await store.operations.begin(first);

      const again = await store.operations.begin(
        newOperation({ idempotencyKey: first.idempotencyKey, fingerprint: 'other' }),
      );

      expect(again.created).toBe(false);
      expect(again.record).toMatchObject({ id: first.id, fingerprint: first.fingerprint });
    });

    it('lets two callers use the same key without meeting', async () => {
      const { store } = current();
      const idempotencyKey = randomUUID();

      const [one, other] = await Promise.all(
        ['alice', 'bob'].map((caller) => store.operations.begin(newOperation({ caller, idempotencyKey }))),
      );

      expect([one?.created, other?.created]).toEqual([true, true]);
      expect((await store.operations.findByKey('bob', idempotencyKey))?.id).toBe(other?.record.id);
    });

    it('makes one operation of 50 that begin at once with one key', async () => {
      const { store } = current();
      const idempotencyKey = randomUUID();

      const all = await Promise.all(
        Array.from({ length: 50 }, () => store.operations.begin(newOperation({ idempotencyKey }))),
      );

      const made = all.filter(({ created }) => created);
      expect(made).toHaveLength(1);
      expect(new Set(all.map(({ record }) => record.id))).toEqual(new Set([made[0]?.record.id]));
      expect(await store.operations.history(made[0]?.record.id ?? '')).toHaveLength(1);
    });

    it('refuses a correlation reference that another operation of the connector has', async () => {
      const { store } = current();
      const { reference } = (await store.operations.begin(newOperation())).record;
      const same = newOperation({ reference });

      await expect(store.operations.begin(same)).rejects.toMatchObject({ code: '23505' });

      expect(await store.operations.findById(same.id)).toBeNull();
    });
  });
});
