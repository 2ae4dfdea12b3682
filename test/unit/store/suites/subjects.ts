import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { NewOperation, Store } from '../../../../src/store/index.js';
import { began, describeStore, dispatched } from '../under-test.js';

async function succeeded(store: Store, objectId: string | null, kind = 'createTransfer'): Promise<string> {
  const { id } = await dispatched(store, { kind });
  const changes = { provenBy: 'PROVIDER_ANSWER', objectId } as const;
  await store.operations.move(id, { from: 'DISPATCHED', to: 'SUCCEEDED', changes });
  return id;
}

export const describeSubjects = describeStore((current) => {
  describe('what an operation made', () => {
    it('is named once, when it has succeeded and nobody named it before', async () => {
      const { store } = current();
      const [id, pending] = [await succeeded(store, null), (await began(store)).id];
      const subject = randomUUID();

      expect(await store.operations.nameObject(pending, subject)).toBe(false);
      expect(await store.operations.nameObject(id, subject)).toBe(true);
      expect(await store.operations.nameObject(id, randomUUID())).toBe(false);
      expect(await store.operations.nameObject('nobody', subject)).toBe(false);

      expect((await store.operations.findById(id))?.objectId).toBe(subject);
      expect((await store.operations.findById(pending))?.objectId).toBeNull();
    });

    it('leads back to the first operation of the kinds that make such things', async () => {
      const { store, clock } = current();
      const subject = randomUUID();
      await succeeded(store, subject, 'updateUserData');
      clock.advance(1);
      const first = await succeeded(store, subject);
      clock.advance(1);
      await succeeded(store, subject);
      const find = (kinds: readonly string[], id: string = subject) =>
        store.operations.findByObject(id, kinds);

      expect((await find(['createTransfer', 'loadCard']))?.id).toBe(first);
      expect(await find(['loadCard'])).toBeNull();
      expect(await find([])).toBeNull();
      expect(await find(['createTransfer'], 'x\0y')).toBeNull();
    });
  });

  describe('what one caller made', () => {
    it('is what its own operations of that kind did there, newest first', async () => {
      const { store, clock } = current();
      const caller = randomUUID();
      const [first, second] = [randomUUID(), randomUUID()];
      const make = async (more: Partial<NewOperation>, objectId: string | null) => {
        clock.advance(1);
        const { id } = await dispatched(store, { caller, kind: 'createCounterparty', ...more });
        const changes = { provenBy: 'PROVIDER_ANSWER', objectId } as const;
        await store.operations.move(id, { from: 'DISPATCHED', to: 'SUCCEEDED', changes });
      };
      await make({}, first);
      await make({}, second);
      await make({ caller: randomUUID() }, randomUUID());
      await make({ connector: 'elsewhere' }, randomUUID());
      await make({ kind: 'createBusiness' }, randomUUID());
      await make({}, null);
      const failed = await dispatched(store, { caller, kind: 'createCounterparty' });
      await store.operations.move(failed.id, {
        from: 'DISPATCHED',
        to: 'FAILED',
        changes: { provenBy: 'PROVIDER_ANSWER' },
      });

      const made = { caller, kind: 'createCounterparty', connector: 'tp-main' };

      expect(await store.operations.objectIdsOf(made)).toEqual([second, first]);
      expect(await store.operations.objectIdsOf({ ...made, caller: 'nobody' })).toEqual([]);
    });
  });

  describe('the object that an operation changes', () => {
    it('has an open operation until that is settled, at its own connector alone', async () => {
      const { store } = current();
      const target = randomUUID();
      const { id } = await dispatched(store, { target });
      const open = (connector = 'tp-main', of: string = target) =>
        store.operations.findUnsettledOn(connector, of);

      expect((await open())?.id).toBe(id);
      expect(await open('elsewhere')).toBeNull();
      expect(await open('tp-main', randomUUID())).toBeNull();
      await store.operations.move(id, { from: 'DISPATCHED', to: 'IN_DOUBT' });
      expect((await open())?.status).toBe('IN_DOUBT');
      const changes = { provenBy: 'CONVERGED' } as const;
      await store.operations.move(id, { from: 'IN_DOUBT', to: 'SUCCEEDED', changes });

      expect(await open()).toBeNull();
    });
  });
});
