import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toGlobalId } from '../../../../src/domain/ids.js';
import type { NewObservation, StoredObservation } from '../../../../src/domain/observations.js';
import type { Store } from '../../../../src/store/index.js';
import { describeStore, errorOf } from '../under-test.js';

function seen(transferId: string, more: Partial<NewObservation> = {}): NewObservation {
  return {
    accountIds: ['account-1'],
    transferId,
    status: 'PENDING',
    providerStatus: 'pending',
    at: '2026-03-01T00:00:00.123456Z',
    origin: 'READ',
    seenAt: '2026-03-02T00:00:00.000Z',
    ...more,
  };
}

/** The same observations as they are stored. */
function stored(...observations: readonly NewObservation[]): StoredObservation[] {
  return observations.map(({ accountIds: _, ...each }) => each);
}

/** A transfer of a connector that no other test uses, and a read of its events. */
function ownTransfer({ events }: Store) {
  const connector = `tp-${randomUUID()}`;
  const access = { connectors: [connector], kinds: ['Transfer'], accounts: 'all' } as const;
  const page = { direction: 'forward', from: null, limit: 100, access, filter: {} } as const;
  const read = async () => (await events.read(page)).map(({ event }) => event);
  return { id: toGlobalId({ connector, kind: 'Transfer', ref: 'a' }), connector, read };
}

export const describeObservations = describeStore((current) => {
  describe('the observations of transfers', () => {
    it('come back with every digit of their times', async () => {
      const { observations } = current().store;
      const id = randomUUID();
      const all = [seen(id), seen(id, { status: 'UNKNOWN', providerStatus: null, at: null })];

      await observations.add(all);

      expect(new Set(await observations.of([id]))).toEqual(new Set(stored(...all)));
    });

    it('keep the first of a status, however often and from wherever it arrives', async () => {
      const { observations } = current().store;
      const id = randomUUID();

      await observations.add([seen(id, { origin: 'ANSWER' })]);
      await Promise.all(Array.from({ length: 5 }, () => observations.add([seen(id), seen(id)])));

      expect(await observations.of([id])).toEqual(stored(seen(id, { origin: 'ANSWER' })));
    });

    it('are given for the transfers that were asked for alone', async () => {
      const { observations } = current().store;
      const [one, other, third] = [randomUUID(), randomUUID(), randomUUID()];

      await observations.add([seen(one), seen(other), seen(third)]);

      const found = await observations.of([one, third, randomUUID()]);
      expect(found.map(({ transferId }) => transferId).sort()).toEqual([one, third].sort());
      expect(await observations.of([])).toEqual([]);
    });

    it('append one event for each status, however often and from wherever it arrives', async () => {
      const { store } = current();
      const { id, connector, read } = ownTransfer(store);
      await store.observations.add([seen(id, { origin: 'ANSWER' })]);

      const later = { status: 'SENT', providerStatus: 'sent', at: '2026-03-02T00:00:00Z' } as const;
      await Promise.all(Array.from({ length: 5 }, () => store.observations.add([seen(id), seen(id, later)])));

      const about = { connector, subjectKind: 'Transfer', subjectId: id, accountIds: ['account-1'] };
      expect(await read()).toEqual([
        expect.objectContaining({
          ...{ ...about, type: 'transfer.created', change: 'CREATED', origin: 'ANSWER' },
          changes: [
            { field: 'status', before: null, after: 'PENDING' },
            { field: 'providerStatus', before: null, after: 'pending' },
          ],
          occurredAt: '2026-03-01T00:00:00.123456Z',
          receivedAt: '2026-03-02T00:00:00.000Z',
        }),
        expect.objectContaining({
          ...{ ...about, type: 'transfer.updated', change: 'UPDATED', origin: 'READ' },
          changes: [
            { field: 'status', before: 'PENDING', after: 'SENT' },
            { field: 'providerStatus', before: 'pending', after: 'sent' },
          ],
        }),
      ]);
    });

    it('append the events of a batch in the order of the timeline', async () => {
      const { store } = current();
      const { id, read } = ownTransfer(store);

      await store.observations.add([
        seen(id, { status: 'SENT', providerStatus: null, at: '2026-03-03T00:00:00Z' }),
        seen(id, { status: 'PENDING', providerStatus: null, at: null }),
      ]);

      expect((await read()).map(({ change, changes, occurredAt }) => [change, changes, occurredAt])).toEqual([
        ['CREATED', [{ field: 'status', before: null, after: 'PENDING' }], null],
        ['UPDATED', [{ field: 'status', before: 'PENDING', after: 'SENT' }], '2026-03-03T00:00:00Z'],
      ]);
    });

    it('name the status before a status that is learnt late', async () => {
      const { store } = current();
      const { id, read } = ownTransfer(store);
      await store.observations.add([seen(id, { status: 'COMPLETED', providerStatus: null })]);

      await store.observations.add([seen(id, { status: 'PENDING', providerStatus: null })]);

      expect((await read()).map(({ change, changes }) => [change, changes])).toEqual([
        ['CREATED', [{ field: 'status', before: null, after: 'COMPLETED' }]],
        ['UPDATED', [{ field: 'status', before: null, after: 'PENDING' }]],
      ]);
    });

    it('do not store a status whose event cannot be stored', async () => {
      const { store } = current();
      const { id, read } = ownTransfer(store);
      const unstorable = seen(id, { accountIds: ['\0'] });

      await errorOf(store.observations.add([unstorable]));

      expect(await store.observations.of([id])).toEqual([]);
      expect(await read()).toEqual([]);
    });
  });
});
