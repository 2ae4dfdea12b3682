import { describe, expect, it } from 'vitest';
import { deleteRecurringTransferPort } from '../../../../../src/datasources/linker/writes/delete-recurring-transfer.js';
import { guard, newCall } from '../../../../support/attempts.js';
import { planned, problemsOf } from '../../../../support/planned.js';
import { attempt, DONE, data, fakeLinker, globalId, lost, refusal, SERIES, series } from '../fake-linker.js';

const ONE = `${SERIES}/s1`;
const DELETE = `DELETE ${ONE}`;
const id = globalId('RecurringTransfer', 's1');
const port = (routes: Record<string, unknown>) => deleteRecurringTransferPort(fakeLinker(routes).api);

describe('deleteRecurringTransfer', () => {
  it('takes a series away with one guarded request', async () => {
    const fake = fakeLinker({ [DELETE]: DONE, [ONE]: data(series('s1')) });
    const write = planned(deleteRecurringTransferPort(fake.api), { id });

    expect(await write.check?.(newCall())).toEqual([]);
    expect(await write.send(attempt())).toBeNull();

    expect(fake.sent).toEqual([{ method: 'DELETE', path: ONE, guard }]);
  });

  it('does not find a series that is not there', async () => {
    expect(await problemsOf(port({}), { id })).toMatchObject([{ field: ['id'], code: 'NOT_FOUND' }]);
    expect(await problemsOf(port({}), { id: globalId('ScheduledTransfer', 's1') })).toHaveLength(1);
  });

  it('has succeeded where the series is gone by then', async () => {
    expect(await planned(port({ [DELETE]: refusal(404) }), { id }).send(attempt())).toBeNull();
  });

  it.each([
    ['lost', lost(), 'TIMEOUT'],
    ['garbled', [], 'INVALID_RESPONSE'],
    ['refused', refusal(422), 'REJECTED'],
    ['not available', refusal(503), 'UNAVAILABLE'],
  ])('passes on that the answer was %s', async (_, answer, code) => {
    await expect(planned(port({ [DELETE]: answer }), { id }).send(attempt())).rejects.toMatchObject({ code });
  });

  it('converges, and tells of refusals', () => {
    const write = planned(port({}), { id });

    expect(write).toMatchObject({ recoveryMethod: 'CONVERGES', lock: null });
    expect(write.toUserErrors(refusal(422))).toMatchObject([{ field: ['id'], code: 'PROVIDER_REJECTED' }]);
    expect(write.toUserErrors(refusal(403))).toMatchObject([{ code: 'CUSTOMER_NOT_ENROLLED' }]);
    expect(port({}).plan({ id: 'x' })).toMatchObject({ errors: [{ field: ['id'], code: 'NOT_FOUND' }] });
  });
});
