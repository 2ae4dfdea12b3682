import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type EventFacts, ExpiredCursorError } from '../../../../src/domain/event.js';
import type { EventAccess, EventPage, Store } from '../../../../src/store/index.js';
import { facts } from '../events/facts.js';
import { describeStore, errorOf } from '../under-test.js';

interface Own {
  readonly access: EventAccess;
  append(...all: ReadonlyArray<Partial<EventFacts>>): Promise<void>;
  page(more?: Partial<EventPage>): Promise<ReadonlyArray<{ subject: string; number: number }>>;
}

/** The events of a connector that no other test uses. */
function ownEvents({ events }: Store): Own {
  const connector = `tp-${randomUUID()}`;
  const access: EventAccess = { connectors: [connector], kinds: ['Transfer', 'Account'], accounts: 'all' };
  return {
    access,
    append: (...all) => events.append(...all.map((each) => facts({ connector, ...each }))),
    async page(more = {}) {
      const rows = await events.read({
        direction: 'forward',
        from: null,
        limit: 100,
        access,
        filter: {},
        ...more,
      });
      return rows.map(({ event, number }) => ({ subject: event.subjectId, number }));
    },
  };
}

const subjects = (rows: ReadonlyArray<{ subject: string }>) => rows.map(({ subject }) => subject);

export const describeEvents = describeStore((current) => {
  describe('the feed of events', () => {
    it('returns an event as it was appended, under an id of its own', async () => {
      const { store } = current();
      const own = ownEvents(store);
      const given = facts({ connector: own.access.connectors[0] ?? '', occurredAt: null });

      await store.events.append(given);

      const [row] = await store.events.read({
        direction: 'forward',
        from: null,
        limit: 1,
        access: own.access,
        filter: {},
      });
      expect(row?.event).toEqual({ ...given, id: expect.stringMatching(/^[\w-]+$/) });
      expect(await store.events.find(row?.event.id ?? '', own.access)).toEqual(row?.event);
    });

    it('pages forward from the oldest and backward from the newest', async () => {
      const own = ownEvents(current().store);
      await own.append({ subjectId: 'a' }, { subjectId: 'b' }, { subjectId: 'c' });
      const [a, , c] = await own.page();

      const forward = await own.page({ from: a?.number ?? 0, limit: 1 });
      const backward = await own.page({ direction: 'backward', limit: 2 });
      const earlier = await own.page({ direction: 'backward', from: c?.number ?? 0 });

      expect(subjects(forward)).toEqual(['b']);
      expect(subjects(backward)).toEqual(['c', 'b']);
      expect(subjects(earlier)).toEqual(['b', 'a']);
    });

    it('filters by type, subject and time of receipt', async () => {
      const own = ownEvents(current().store);
      await own.append(
        { subjectId: 'a', receivedAt: '2026-03-01T00:00:00.000Z' },
        { subjectId: 'b', type: 'account.created' },
        { subjectId: 'a', receivedAt: '2026-03-03T00:00:00.000Z' },
      );

      const byType = await own.page({ filter: { types: ['account.created'] } });
      const bySubject = await own.page({ filter: { subject: 'a' } });
      const since = await own.page({ filter: { since: '2026-03-02T00:00:00Z' } });
      const elsewhere = await own.page({ filter: { connectors: ['another'] } });

      expect(subjects(byType)).toEqual(['b']);
      expect(subjects(bySubject)).toEqual(['a', 'a']);
      expect(subjects(since)).toEqual(['b', 'a']);
      expect(elsewhere).toEqual([]);
    });

    it('shows a caller only events of its connectors, kinds and accounts', async () => {
      const { store } = current();
      const own = ownEvents(store);
      await own.append(
        { subjectId: 'a', accountIds: ['account-1', 'account-2'] },
        { subjectId: 'b', accountIds: [] },
        { subjectId: 'c', subjectKind: 'Account', accountIds: ['account-2'] },
      );
      const read = (access: Partial<EventAccess>) => own.page({ access: { ...own.access, ...access } });

      expect(subjects(await read({ accounts: ['account-2', 'account-9'] }))).toEqual(['a', 'c']);
      expect(subjects(await read({ kinds: ['Account'] }))).toEqual(['c']);
      expect(subjects(await read({ connectors: [] }))).toEqual([]);
      expect(subjects(await read({ accounts: [] }))).toEqual([]);
    });

    it('does not find an event outside the access', async () => {
      const { store } = current();
      const own = ownEvents(store);
      await own.append({ accountIds: ['account-1'] });
      const [row] = await store.events.read({
        direction: 'forward',
        from: null,
        limit: 1,
        access: own.access,
        filter: {},
      });
      const id = row?.event.id ?? '';

      expect(await store.events.find(id, { ...own.access, accounts: ['account-2'] })).toBeNull();
      expect(await store.events.find(id, { ...own.access, connectors: [] })).toBeNull();
      expect(await store.events.find('no id', own.access)).toBeNull();
    });

    it('removes old events and refuses cursors before them', async () => {
      const { store } = current();
      const own = ownEvents(store);
      await own.append({ subjectId: 'a' }, { subjectId: 'b' });
      await own.append({ subjectId: 'c', receivedAt: '2030-01-02T00:00:00.000Z' });
      const [a, b, c] = await own.page();

      const removed = await store.events.prune(Date.parse('2030-01-01T00:00:00Z'));

      expect(removed).toBeGreaterThanOrEqual(2);
      const error = await errorOf(own.page({ from: a?.number ?? 0 }));
      expect(error).toBeInstanceOf(ExpiredCursorError);
      expect(String(error)).toContain('read the lists again, then start without a cursor');
      expect(subjects(await own.page({ from: b?.number ?? 0 }))).toEqual(['c']);
      expect(subjects(await own.page({ from: c?.number ?? 0 }))).toEqual([]);
      expect(subjects(await own.page())).toEqual(['c']);
    });

    it('refuses a cursor that the feed has not reached, as of an earlier store', async () => {
      const { store } = current();
      const own = ownEvents(store);
      await own.append({ subjectId: 'a' });
      const [a] = await own.page();

      const error = await errorOf(own.page({ from: (a?.number ?? 0) + 1_000_000 }));

      expect(error).toBeInstanceOf(ExpiredCursorError);
      expect(subjects(await own.page({ from: a?.number ?? 0 }))).toEqual([]);
    });

    it('keeps an old event that follows a younger one', async () => {
      const { store } = current();
      const own = ownEvents(store);
      await own.append({ subjectId: 'a', receivedAt: '2031-01-02T00:00:00.000Z' });
      await own.append({ subjectId: 'b', receivedAt: '2030-06-01T00:00:00.000Z' });

      await store.events.prune(Date.parse('2031-01-01T00:00:00Z'));

      expect(subjects(await own.page())).toEqual(['a', 'b']);
    });
  });
});
