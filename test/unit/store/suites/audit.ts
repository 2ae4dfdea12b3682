import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { AuditEvent, AuditFilter } from '../../../../src/store/index.js';
import { describeStore } from '../under-test.js';

const event: AuditEvent = {
  who: 'ops',
  action: 'createTransfer',
  objectId: 'abc',
  result: 'SUCCEEDED',
  requestId: 'r-1',
  operationId: null,
};

const COLUMNS = 'at, who, action, result';
const CHANGES = [
  'update audit_log set who = null',
  'update audit_log set result = result where false',
  'delete from audit_log',
  'truncate audit_log',
  `insert into audit_log (number, ${COLUMNS}) overriding system value
    select number, ${COLUMNS} from audit_log limit 1 on conflict (number) do update set who = 'nobody'`,
  'merge into audit_log as l using audit_log as r on l.number = r.number when matched then delete',
];

export const describeAudit = describeStore((current) => {
  describe('the audit log', () => {
    it('gives entries newest first, and goes on after the one named', async () => {
      const { store, clock } = current();
      for (const action of ['one', 'two', 'three']) await store.audit.append({ ...event, action });

      const first = await store.audit.list({ limit: 2 });
      const rest = await store.audit.list({ limit: 1, before: first.at(-1)?.number ?? 0 });

      expect([...first, ...rest].map(({ action }) => action)).toEqual(['three', 'two', 'one']);
      expect(rest[0]).toEqual({
        ...event,
        action: 'one',
        at: new Date(clock.nowMs()).toISOString(),
        number: expect.any(Number),
      });
    });

    it('takes several entries at once, in their order, and none', async () => {
      const { store } = current();

      await store.audit.append({ ...event, action: 'a' }, { ...event, action: 'b' });
      await store.audit.append();

      expect((await store.audit.list({ limit: 2 })).map(({ action }) => action)).toEqual(['b', 'a']);
    });

    it('finds entries by who, action, object and moment', async () => {
      const { store, clock } = current();
      const since = new Date(clock.nowMs() + 1000).toISOString();
      clock.advance(1000);
      await store.audit.append({ ...event, who: 'finder', action: 'first', objectId: null });
      clock.advance(1000);
      const until = new Date(clock.nowMs()).toISOString();
      await store.audit.append({ ...event, who: 'finder', action: 'second', objectId: 'looked for' });
      const found = async (filter: AuditFilter) =>
        (await store.audit.list({ limit: 9, filter: { who: 'finder', ...filter } })).map(
          ({ action }) => action,
        );

      expect(await found({})).toEqual(['second', 'first']);
      expect(await found({ action: 'first' })).toEqual(['first']);
      expect(await found({ objectId: 'looked for' })).toEqual(['second']);
      expect(await found({ since, until })).toEqual(['first']);
      expect(await found({ since: until })).toEqual(['second']);
      expect(await found({ who: "finder' or true --" })).toEqual([]);
    });

    it.each(CHANGES)('refuses: %s', async (statement) => {
      const { store, database } = current();
      await store.audit.append(event);
      const before = await store.audit.list({ limit: 100 });

      await expect(sql.raw(statement).execute(database.sql)).rejects.toThrow('takes new rows only');

      expect(await store.audit.list({ limit: 100 })).toEqual(before);
    });

    it('refuses them in a session that replays another server, whose triggers rest otherwise', async () => {
      const { database } = current();

      const replayed = database.sql.transaction().execute(async (transaction) => {
        await sql`set local session_replication_role = replica`.execute(transaction);
        await sql`delete from audit_log`.execute(transaction);
      });

      await expect(replayed).rejects.toThrow('takes new rows only');
    });
  });
});
