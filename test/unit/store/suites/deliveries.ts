import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toGlobalId } from '../../../../src/domain/ids.js';
import type { ClaimedObject, NewDelivery } from '../../../../src/store/index.js';
import { facts } from '../events/facts.js';
import { describeStore } from '../under-test.js';

/** Deliveries of a connector that no other test uses. */
function ownConnector() {
  const connector = `treasure-${randomUUID()}`;
  const idOf = (ref: string) => toGlobalId({ connector, kind: 'Transfer', ref });
  const delivery = (more: Partial<NewDelivery> = {}): NewDelivery => ({
    ...{ connector, deliveryId: randomUUID(), type: 'transfer.updated', change: 'UPDATED' },
    subject: { kind: 'Transfer', id: idOf('a') },
    body: Buffer.from('{"id":"a"}'),
    ...more,
  });
  return { connector, idOf, delivery };
}

const only = (claimed: readonly ClaimedObject[]): ClaimedObject => {
  const [first] = claimed;
  if (!first || claimed.length > 1) throw new Error(`required one object, arrived ${claimed.length}`);
  return first;
};

export const describeDeliveries = describeStore((current) => {
  describe('the deliveries of webhooks', () => {
    const claim = (connector: string, owner = 'one', leaseMs = 1000) => {
      const { store, clock } = current();
      const untilMs = clock.nowMs() + leaseMs;
      return store.deliveries.claim({ owner, untilMs, limit: 10, connectors: [connector] });
    };

    it('are stored once, however often they arrive', async () => {
      const { deliveries } = current().store;
      const { connector, delivery } = ownConnector();
      const given = delivery();

      const news = await Promise.all(Array.from({ length: 10 }, () => deliveries.receive(given)));

      expect(news.filter(Boolean)).toHaveLength(1);
      expect(await deliveries.list({ connector, limit: 9 })).toEqual([
        expect.objectContaining({ status: 'WAITING', arrivals: 10, attempts: 0, note: null }),
      ]);
    });

    it('are not processed again when they are repeated under their id', async () => {
      const { deliveries } = current().store;
      const { connector, delivery } = ownConnector();
      const given = delivery();
      await deliveries.receive(given);
      await deliveries.settle(only(await claim(connector)), 'one', { is: 'processed' });

      expect(await deliveries.receive(given)).toBe(false);
      expect(await claim(connector)).toEqual([]);
    });

    it('without an id are new again once they were processed', async () => {
      const { deliveries } = current().store;
      const { connector, delivery } = ownConnector();
      const given = delivery({ deliveryId: null });
      await deliveries.receive(given);
      expect(await deliveries.receive(given)).toBe(false);
      await deliveries.settle(only(await claim(connector)), 'one', { is: 'processed' });

      expect(await deliveries.receive(given)).toBe(true);
      expect(await claim(connector)).toHaveLength(1);
    });

    it('without an id stay waiting if they arrive during the processing', async () => {
      const { deliveries } = current().store;
      const { connector, delivery } = ownConnector();
      const given = delivery({ deliveryId: null });
      await deliveries.receive(given);
      const claimed = only(await claim(connector));

      await deliveries.receive(given);
      await deliveries.settle(claimed, 'one', { is: 'processed' });

      expect(only(await claim(connector)).numbers).toEqual(claimed.numbers);
    });

    it('about one object are claimed together, by one owner, until its lease ends', async () => {
      const { store, clock } = current();
      const { connector, idOf, delivery } = ownConnector();
      const other = { kind: 'Transfer', id: idOf('b') } as const;
      for (let count = 0; count < 5; count += 1) await store.deliveries.receive(delivery());
      await store.deliveries.receive(delivery({ subject: other, change: 'CREATED' }));

      const first = await claim(connector);
      await store.deliveries.receive(delivery());
      const second = await claim(connector, 'other');
      clock.advance(1001);
      const third = await claim(connector, 'other');

      expect(first.map(({ subjectId, change, numbers }) => [subjectId, change, numbers.length])).toEqual([
        [idOf('a'), 'UPDATED', 5],
        [idOf('b'), 'CREATED', 1],
      ]);
      expect(second).toEqual([]);
      expect(third.map(({ numbers, attempts }) => [numbers.length, attempts])).toEqual([
        [6, 2],
        [1, 2],
      ]);
    });

    it('go to one of several that claim at once', async () => {
      const { deliveries } = current().store;
      const { connector, idOf, delivery } = ownConnector();
      for (let count = 0; count < 8; count += 1)
        await deliveries.receive(delivery({ subject: { kind: 'Transfer', id: idOf(String(count)) } }));

      const shares = await Promise.all(
        Array.from({ length: 6 }, (_, each) => claim(connector, `owner-${each}`)),
      );

      expect(shares.flat().map(({ subjectId }) => subjectId)).toHaveLength(8);
      expect(new Set(shares.flat().map(({ subjectId }) => subjectId)).size).toBe(8);
    });

    it('wait after a failure and are dead after the last', async () => {
      const { store, clock } = current();
      const { connector, delivery } = ownConnector();
      await store.deliveries.receive(delivery());
      const notBeforeMs = clock.nowMs() + 5000;

      const failed = only(await claim(connector));
      await store.deliveries.settle(failed, 'one', { is: 'attempt again', note: 'no answer', notBeforeMs });
      const early = await claim(connector);
      clock.advance(5000);
      await store.deliveries.settle(only(await claim(connector)), 'one', { is: 'dead', note: 'no answer' });

      expect(early).toEqual([]);
      expect(await store.deliveries.list({ connector, status: 'DEAD', limit: 9 })).toEqual([
        expect.objectContaining({ attempts: 2, note: 'no answer', settledAt: expect.any(String) }),
      ]);
    });

    it('are not settled by an owner that lost the lease', async () => {
      const { store, clock } = current();
      const { connector, delivery } = ownConnector();
      await store.deliveries.receive(delivery());
      const lost = only(await claim(connector, 'one'));
      clock.advance(1001);
      await claim(connector, 'other');

      await store.deliveries.settle(lost, 'one', { is: 'processed' });

      expect(await store.deliveries.list({ connector, status: 'WAITING', limit: 9 })).toHaveLength(1);
    });

    it('without an object are kept, with their body, and not claimed', async () => {
      const { deliveries } = current().store;
      const { connector, delivery } = ownConnector();

      await deliveries.receive(delivery({ subject: null, type: 'card.frozen' }));

      const [record] = await deliveries.list({ connector, limit: 9 });
      expect(record).toMatchObject({ status: 'IGNORED', type: 'card.frozen', subjectId: null });
      expect(await deliveries.find(record?.number ?? 0)).toEqual({ record, body: '{"id":"a"}' });
      expect(await claim(connector)).toEqual([]);
      expect(await deliveries.replay(record?.number ?? 0)).toBe(false);
    });

    it('can be made to wait again', async () => {
      const { deliveries } = current().store;
      const { connector, delivery } = ownConnector();
      await deliveries.receive(delivery());
      const claimed = only(await claim(connector));
      await deliveries.settle(claimed, 'one', { is: 'dead', note: 'no answer' });
      const [number = 0] = claimed.numbers;

      expect(await deliveries.replay(number)).toBe(true);
      expect(await deliveries.replay(number)).toBe(false);
      expect(only(await claim(connector))).toMatchObject({ numbers: [number], attempts: 1 });
      expect(await deliveries.find(0)).toBeNull();
    });

    it('are removed after a time, unless they wait or are dead', async () => {
      const { store, clock } = current();
      const { connector, idOf, delivery } = ownConnector();
      for (const ref of ['a', 'b']) {
        const subject = { kind: 'Transfer', id: idOf(ref) } as const;
        await store.deliveries.receive(delivery({ subject }));
      }
      await store.deliveries.receive(delivery({ subject: null }));
      const [first, second] = await claim(connector);
      if (first) await store.deliveries.settle(first, 'one', { is: 'processed' });
      if (second) await store.deliveries.settle(second, 'one', { is: 'dead', note: 'no answer' });

      const removed = await store.deliveries.prune(clock.nowMs() + 1);

      expect(removed).toBeGreaterThanOrEqual(2);
      expect((await store.deliveries.list({ connector, limit: 9 })).map(({ status }) => status)).toEqual([
        'DEAD',
      ]);
    });

    it('append an event only if the object is another than before', async () => {
      const { store } = current();
      const { connector, idOf } = ownConnector();
      const event = facts({ connector, subjectId: idOf('a') });
      const access = { connectors: [connector], kinds: ['Transfer'], accounts: 'all' } as const;

      const noted = [];
      for (const digest of ['1', '1', '2']) noted.push(await store.deliveries.noteDigest(digest, event));

      expect(noted).toEqual([true, false, true]);
      const page = { direction: 'forward', from: null, limit: 9, access, filter: {} } as const;
      expect(await store.events.read(page)).toHaveLength(2);
    });
  });
});
