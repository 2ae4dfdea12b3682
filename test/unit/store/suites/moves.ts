import { describe, expect, it } from 'vitest';
import { OPERATION_STATUSES } from '../../../../src/domain/operation.js';
import { IllegalMoveError, MOVES, type Move } from '../../../../src/store/index.js';
import { began, describeStore, dispatched, errorOf, moved } from '../under-test.js';

const illegal = OPERATION_STATUSES.flatMap((from) =>
  OPERATION_STATUSES.filter((to) => !MOVES[from].includes(to)).map((to) => [from, to] as const),
);

export const describeMoves = describeStore((current) => {
  describe('moving an operation', () => {
    it('writes the status, what changed and a row of history', async () => {
      const { store } = current();
      const { id } = await dispatched(store);

      const record = moved(
        await store.operations.move(id, {
          from: ['DISPATCHED', 'IN_DOUBT'],
          to: 'FAILED',
          note: 'refused',
          changes: {
            provenBy: 'PROVIDER_ANSWER',
            providerRef: 'ach_1',
            result: { transfer: null },
            errors: [{ field: ['amount'], messages: ['Too much'], code: 'INSUFFICIENT_FUNDS' }],
            evidence: { looks: 2 },
          },
        }),
      );

      expect(record).toMatchObject({
        status: 'FAILED',
        provenBy: 'PROVIDER_ANSWER',
        providerRef: 'ach_1',
        result: { transfer: null },
        errors: [{ field: ['amount'], messages: ['Too much'], code: 'INSUFFICIENT_FUNDS' }],
        evidence: { looks: 2 },
      });
      expect(await store.operations.findById(id)).toEqual(record);
      expect(await store.operations.history(id)).toMatchObject([
        { status: 'PENDING' },
        { status: 'DISPATCHED' },
        { status: 'FAILED', at: record.updatedAt, note: 'refused' },
      ]);
    });

    it('gives the path of a field as a list, also where it was written as one text', async () => {
      const { store } = current();
      const { id } = await began(store);
      const written = [{ field: 'amount.currency', messages: ['no'], code: 'INVALID_INPUT' }];
      const changes = { provenBy: null, errors: written as never };

      const record = await store.operations.move(id, { from: 'PENDING', to: 'FAILED', changes });

      expect(record?.errors).toEqual([{ ...written[0], field: ['amount', 'currency'] }]);
    });

    it('gives null and writes nothing when the operation is in another status', async () => {
      const { store } = current();
      const before = await began(store);
      const move: Move = { from: 'DISPATCHED', to: 'IN_DOUBT', changes: { providerRef: 'ach_1' } };

      expect(await store.operations.move(before.id, move)).toBeNull();

      expect(await store.operations.findById(before.id)).toEqual(before);
      expect(await store.operations.history(before.id)).toHaveLength(1);
    });

    it('gives null for an operation that is not there', async () => {
      const { store } = current();

      expect(await store.operations.move('nobody', { from: 'PENDING', to: 'DISPATCHED' })).toBeNull();
    });

    it('lets one of many that race through', async () => {
      const { store } = current();
      const { id } = await began(store);

      const all = await Promise.all(
        Array.from({ length: 20 }, (_, each) =>
          store.operations.move(id, { from: 'PENDING', to: 'DISPATCHED', note: `racer ${each}` }),
        ),
      );

      expect(all.filter((record) => record !== null)).toHaveLength(1);
      expect(await store.operations.history(id)).toHaveLength(2);
    });

    it.each(illegal)('does not know a move from %s to %s', async (from, to) => {
      const { store } = current();
      const { id } = await began(store);

      const error = await errorOf(store.operations.move(id, { from, to, changes: {} } as unknown as Move));

      expect(error).toBeInstanceOf(IllegalMoveError);
      expect(await store.operations.history(id)).toHaveLength(1);
    });

    it('goes back to PENDING only with the proof that nothing was sent', async () => {
      const { store } = current();
      const { id } = await dispatched(store);
      const unproven = { from: 'DISPATCHED', to: 'PENDING' } as unknown as Move;

      await expect(store.operations.move(id, unproven)).rejects.toBeInstanceOf(IllegalMoveError);
      const back = await store.operations.move(id, { from: 'DISPATCHED', to: 'PENDING', provenUnsent: true });

      expect(back).toMatchObject({ status: 'PENDING', attempts: 1 });
    });

    it('leaves NEEDS_REVIEW only by the word of an operator', async () => {
      const { store } = current();
      const { id } = await dispatched(store);
      await store.operations.move(id, { from: 'DISPATCHED', to: 'IN_DOUBT' });
      await store.operations.move(id, { from: 'IN_DOUBT', to: 'NEEDS_REVIEW' });
      const settle = (provenBy: 'OPERATOR' | 'FOUND_IN_LIST') =>
        store.operations.move(id, { from: 'NEEDS_REVIEW', to: 'SUCCEEDED', changes: { provenBy } });

      await expect(settle('FOUND_IN_LIST')).rejects.toBeInstanceOf(IllegalMoveError);

      expect(await settle('OPERATOR')).toMatchObject({ status: 'SUCCEEDED', provenBy: 'OPERATOR' });
    });

    it('counts an attempt each time that it dispatches', async () => {
      const { store } = current();
      const { id } = await dispatched(store);
      await store.operations.move(id, { from: 'DISPATCHED', to: 'IN_DOUBT' });

      const replayed = await store.operations.move(id, { from: 'IN_DOUBT', to: 'DISPATCHED' });

      expect(replayed?.attempts).toBe(2);
    });

    it('gives each move a later moment, though the clock stands still', async () => {
      const { store } = current();
      const { id } = await dispatched(store);
      await store.operations.move(id, { from: 'DISPATCHED', to: 'IN_DOUBT' });

      const moments = (await store.operations.history(id)).map(({ at }) => Date.parse(at));

      expect(moments.map((moment) => moment - (moments[0] ?? 0))).toEqual([0, 1, 2]);
    });

    it('keeps what a move does not speak of, and takes away what it sets to null', async () => {
      const { store, clock } = current();
      const { id } = await began(store);
      const changes = { horizonMs: clock.nowMs(), notBeforeMs: clock.nowMs(), credentialFingerprint: 'c1' };
      await store.operations.move(id, { from: 'PENDING', to: 'DISPATCHED', changes });

      const record = await store.operations.move(id, {
        from: 'DISPATCHED',
        to: 'IN_DOUBT',
        changes: { notBeforeMs: null, providerRef: 'x\0y' },
      });

      const horizon = new Date(clock.nowMs()).toISOString();
      expect(record).toMatchObject({ horizon, notBefore: null, credentialFingerprint: 'c1' });
    });
  });
});
