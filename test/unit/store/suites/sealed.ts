import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { SealingKeyError } from '../../../../src/store/index.js';
import { storeOver } from '../../../../src/store/open-store.js';
import { createSealing } from '../../../../src/store/sealing.js';
import { describeStore, dispatched, type UnderTest } from '../under-test.js';

const ACCOUNT_NUMBER = '9900112233445566';

async function settledWithNumber({ store }: UnderTest): Promise<string> {
  const { id } = await dispatched(store, { input: { accountNumber: ACCOUNT_NUMBER } });
  const changes = { provenBy: 'PROVIDER_ANSWER', result: { number: ACCOUNT_NUMBER } } as const;
  await store.operations.move(id, { from: 'DISPATCHED', to: 'SUCCEEDED', changes });
  return id;
}

export const describeSealed = describeStore((current) => {
  describe('input and result', () => {
    it('come back as they were given', async () => {
      const { store } = current();

      const record = await store.operations.findById(await settledWithNumber(current()));

      expect(record?.input).toEqual({ accountNumber: ACCOUNT_NUMBER });
      expect(record?.result).toEqual({ number: ACCOUNT_NUMBER });
    });

    it('cannot be read from the rows', async () => {
      const id = await settledWithNumber(current());
      const { rows } = await sql<
        Record<string, Uint8Array>
      >`select * from operations where id = ${id}`.execute(current().database.sql);

      const cells = Object.values(rows[0] ?? {});
      const text = cells
        .map((cell) => (cell instanceof Uint8Array ? Buffer.from(cell) : String(cell)))
        .join();

      expect(cells.filter((cell) => cell instanceof Uint8Array)).toHaveLength(2);
      expect(text).toContain(id);
      expect(text).not.toContain(ACCOUNT_NUMBER);
    });

    it('do not open with another key', async () => {
      const { database, clock } = current();
      const id = await settledWithNumber(current());
      const other = storeOver({ database, clock, sealing: createSealing(new Uint8Array(32).fill(8)) });

      const reading = other.operations.findById(id);

      await expect(reading).rejects.toThrow('sealed with another sealing key');
      await expect(reading).rejects.toBeInstanceOf(SealingKeyError);
    });

    it('do not open in the row of another operation', async () => {
      const { store, database } = current();
      const [from, to] = [await settledWithNumber(current()), await settledWithNumber(current())];
      await sql`update operations set input = (select input from operations where id = ${from}) where id = ${to}`.execute(
        database.sql,
      );

      await expect(store.operations.findById(to)).rejects.toThrow('altered or belongs elsewhere');
      await sql`delete from operation_transitions where operation_id = ${to}`.execute(database.sql);
      await sql`delete from operations where id = ${to}`.execute(database.sql);
    });
  });
});
