import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { began, describeStore, dispatched, moved } from '../under-test.js';

const MINUTE = 60_000;

export const describeClaim = describeStore((current) => {
  describe('claiming operations', () => {
    it('leases to the owner what nobody works on, oldest first, as many as asked for', async () => {
      const { store, clock } = current();
      const kind = randomUUID();
      const ids: string[] = [];
      for (let each = 0; each < 3; each++) {
        ids.push((await began(store, { kind })).id);
        clock.advance(1);
      }
      const untilMs = clock.nowMs() + MINUTE;

      const claimed = await store.operations.claim({ owner: 'me', untilMs, limit: 2, kinds: [kind] });

      expect(claimed.map(({ id }) => id)).toEqual(ids.slice(0, 2));
      expect(claimed[0]?.lease).toEqual({ owner: 'me', until: new Date(untilMs).toISOString() });
    });

    it('gives each operation to one of many that claim at once', async () => {
      const { store, clock } = current();
      const kind = randomUUID();
      const ids = await Promise.all(
        Array.from({ length: 20 }, async () => (await began(store, { kind })).id),
      );
      const untilMs = clock.nowMs() + MINUTE;

      const shares = await Promise.all(
        Array.from({ length: 8 }, (_, each) =>
          store.operations.claim({ owner: `owner-${each}`, untilMs, limit: 5, kinds: [kind] }),
        ),
      );
      const rest = await store.operations.claim({ owner: 'last', untilMs, limit: 20, kinds: [kind] });

      const claimed = [...shares.flat(), ...rest].map(({ id }) => id);
      expect(claimed.sort()).toEqual([...ids].sort());
    });

    it('leaves alone what is leased, until the lease has run out', async () => {
      const { store, clock } = current();
      const kind = randomUUID();
      const { id } = await began(store, { kind, lease: { owner: 'other', untilMs: clock.nowMs() + MINUTE } });
      const claim = () =>
        store.operations.claim({ owner: 'me', untilMs: clock.nowMs() + MINUTE, limit: 5, kinds: [kind] });

      clock.advance(MINUTE - 1);
      expect(await claim()).toEqual([]);
      clock.advance(1);

      expect((await claim()).map((each) => each.id)).toEqual([id]);
    });

    it('leaves alone what is not due yet', async () => {
      const { store, clock } = current();
      const kind = randomUUID();
      const { id } = await dispatched(store, { kind });
      const changes = { notBeforeMs: clock.nowMs() + MINUTE };
      await store.operations.move(id, { from: 'DISPATCHED', to: 'IN_DOUBT', changes });
      const claim = () =>
        store.operations.claim({ owner: 'me', untilMs: clock.nowMs() + MINUTE, limit: 5, kinds: [kind] });

      expect(await claim()).toEqual([]);
      clock.advance(MINUTE);

      expect(await claim()).toHaveLength(1);
    });

    it('leaves alone what is settled or waits for an operator', async () => {
      const { store, clock } = current();
      const kind = randomUUID();
      const [failed, reviewed] = [await began(store, { kind }), await dispatched(store, { kind })];
      await store.operations.move(failed.id, { from: 'PENDING', to: 'FAILED', changes: { provenBy: null } });
      await store.operations.move(reviewed.id, { from: 'DISPATCHED', to: 'IN_DOUBT' });
      await store.operations.move(reviewed.id, { from: 'IN_DOUBT', to: 'NEEDS_REVIEW' });

      const claim = { owner: 'me', untilMs: clock.nowMs() + MINUTE, limit: 5, kinds: [kind] };

      expect(await store.operations.claim(claim)).toEqual([]);
    });

    it('takes only the kinds and connectors that it is asked for', async () => {
      const { store, clock } = current();
      const connector = randomUUID();
      const { id } = await began(store, { kind: 'a', connector });
      await began(store, { kind: 'b', connector });
      const claim = { owner: 'me', untilMs: clock.nowMs() + MINUTE, limit: 5 };

      const none = await store.operations.claim({ ...claim, kinds: ['a'], connectors: [] });
      const some = await store.operations.claim({ ...claim, kinds: ['a'], connectors: [connector] });

      expect(none).toEqual([]);
      expect(some.map((each) => each.id)).toEqual([id]);
    });
  });

  describe('a lease', () => {
    it('is held by its owner until it runs out', async () => {
      const { store, clock } = current();
      const untilMs = clock.nowMs() + MINUTE;
      const { id } = await began(store, { lease: { owner: 'me', untilMs } });

      expect(await store.operations.holdsLease(id, 'me', untilMs - 1)).toBe(true);
      expect(await store.operations.holdsLease(id, 'me', untilMs)).toBe(false);
      expect(await store.operations.holdsLease(id, 'other', untilMs - 1)).toBe(false);
    });

    it('is made longer by its owner alone', async () => {
      const { store, clock } = current();
      const untilMs = clock.nowMs() + MINUTE;
      const { id } = await began(store, { lease: { owner: 'me', untilMs } });
      const extend = (owner: string) => store.operations.extendLease(id, { owner, untilMs: untilMs + 1 });

      expect(await extend('other')).toBe(false);
      expect(await extend('me')).toBe(true);

      expect(await store.operations.holdsLease(id, 'me', untilMs)).toBe(true);
    });

    it('is given up by its owner alone, who says when to look again and what was seen', async () => {
      const { store, clock } = current();
      const kind = randomUUID();
      const lease = { owner: 'me', untilMs: clock.nowMs() + MINUTE };
      const { id } = await began(store, { kind, lease });
      const notBeforeMs = clock.nowMs() + 10;
      const later = (owner: string) =>
        store.operations.postpone(id, { owner, notBeforeMs, evidence: { looks: 1 } });
      const claim = () =>
        store.operations.claim({ owner: 'next', untilMs: lease.untilMs, limit: 1, kinds: [kind] });

      expect(await later('other')).toBe(false);
      expect(await later('me')).toBe(true);

      expect(await claim()).toEqual([]);
      clock.advance(10);
      expect(await claim()).toMatchObject([{ id, status: 'PENDING', evidence: { looks: 1 } }]);
    });

    it('guards a move: whoever lost it to another changes nothing', async () => {
      const { store, clock } = current();
      const kind = randomUUID();
      const first = { owner: 'frozen', untilMs: clock.nowMs() + MINUTE };
      const { id } = await began(store, { kind, lease: first });
      await store.operations.move(id, { from: 'PENDING', to: 'DISPATCHED', heldBy: 'frozen', lease: first });
      clock.advance(MINUTE);
      const later = clock.nowMs() + MINUTE;
      await store.operations.claim({ owner: 'recovery', untilMs: later, limit: 1, kinds: [kind] });
      const settle = (heldBy: string) =>
        store.operations.move(id, { from: 'DISPATCHED', to: 'IN_DOUBT', heldBy, note: heldBy });

      expect(await settle('frozen')).toBeNull();

      expect(await settle('recovery')).toMatchObject({ status: 'IN_DOUBT', lease: { owner: 'recovery' } });
      expect(await store.operations.history(id)).toHaveLength(3);
    });

    it('ends with a status that nobody works on, or when it is given up', async () => {
      const { store, clock } = current();
      const lease = { owner: 'me', untilMs: clock.nowMs() + MINUTE };
      const { id } = await began(store, { lease });

      const kept = moved(await store.operations.move(id, { from: 'PENDING', to: 'DISPATCHED' }));
      const given = await store.operations.move(id, { from: 'DISPATCHED', to: 'IN_DOUBT', lease: null });
      await store.operations.move(id, { from: 'IN_DOUBT', to: 'DISPATCHED', lease });
      const settled = await store.operations.move(id, {
        from: 'DISPATCHED',
        to: 'SUCCEEDED',
        changes: { provenBy: 'KEYED_REPLAY' },
      });

      expect([kept.lease?.owner, given?.lease, settled?.lease]).toEqual(['me', null, null]);
    });
  });
});
