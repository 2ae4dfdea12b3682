import { describe, expect, it } from 'vitest';
import { deleteRecurringTransferPort } from '../../../../src/datasources/linker/delete-recurring-transfer.js';
import { guard, newCall } from '../../../support/attempts.js';
import { attempt, DONE, data, fakeLinker, globalId, lost, refusal, SERIES, series } from './fake-linker.js';

const ONE = `${SERIES}/s1`;
const DELETE = `DELETE ${ONE}`;
const id = globalId('RecurringTransfer', 's1');
const port = (routes: Record<string, unknown>) => deleteRecurringTransferPort(fakeLinker(routes).api);

describe('deleteRecurringTransfer', () => {
  it('takes a series away with one guarded request', async () => {
    const fake = fakeLinker({ [DELETE]: DONE, [ONE]: data(series('s1')) });
    const { check, write } = deleteRecurringTransferPort(fake.api);

    expect(await check(newCall(), { id })).toEqual([]);
    expect(await write({ id }).send(attempt())).toBeNull();

    expect(fake.sent).toEqual([{ method: 'DELETE', path: ONE, guard }]);
  });

  it('does not find a series that is not there', async () => {
    expect(await port({}).check(newCall(), { id })).toMatchObject([{ field: 'id', code: 'NOT_FOUND' }]);
    expect(await port({}).check(newCall(), { id: globalId('ScheduledTransfer', 's1') })).toHaveLength(1);
  });

  it('has succeeded where the series is gone by then', async () => {
    expect(
      await port({ [DELETE]: refusal(404) })
        .write({ id })
        .send(attempt()),
    ).toBeNull();
  });

  it.each([
    ['lost', lost(), 'TIMEOUT'],
    ['garbled', [], 'INVALID_RESPONSE'],
    ['refused', refusal(422), 'REJECTED'],
    ['not available', refusal(503), 'UNAVAILABLE'],
  ])('passes on that the answer was %s', async (_, answer, code) => {
    await expect(
      port({ [DELETE]: answer })
        .write({ id })
        .send(attempt()),
    ).rejects.toMatchObject({ code });
  });

  it('converges, and tells of refusals', () => {
    const write = port({}).write({ id });

    expect(write).toMatchObject({ settlement: 'CONVERGES', lock: null });
    expect(write.toUserErrors(refusal(422))).toMatchObject([{ field: 'id', code: 'PROVIDER_REJECTED' }]);
    expect(write.toUserErrors(refusal(403))).toMatchObject([{ code: 'CUSTOMER_NOT_ENROLLED' }]);
    expect(() => port({}).write({ id: 'x' })).toThrow(TypeError);
  });
});
