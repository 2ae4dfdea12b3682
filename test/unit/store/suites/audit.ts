import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../../../src/store/index.js';
import { describeStore } from '../under-test.js';

const event: AuditEvent = {
  who: 'ops',
  action: 'createTransfer',
  objectId: 'abc',
  result: 'SUCCEEDED',
  requestId: 'r-1',
  operationId: null,
};

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

    it.each(['update audit_log set who = null', 'delete from audit_log', 'truncate audit_log'])(
      'refuses: %s',
      async (statement) => {
        const { store, database } = current();
        await store.audit.append(event);
        const before = await store.audit.list({ limit: 1 });

        await expect(sql.raw(statement).execute(database.sql)).rejects.toThrow('takes new rows only');

        expect(await store.audit.list({ limit: 1 })).toEqual(before);
      },
    );
  });
});
