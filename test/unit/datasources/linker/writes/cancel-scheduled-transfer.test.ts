import { describe, expect, it } from 'vitest';
import { cancelScheduledTransferPort } from '../../../../../src/datasources/linker/writes/cancel-scheduled-transfer.js';
import { UnexpectedEffectError } from '../../../../../src/datasources/ports/writes.js';
import { noMemory } from '../../../../../src/domain/memory.js';
import { guard } from '../../../../support/attempts.js';
import { fakeMemory } from '../../../../support/fake-memory.js';
import { manualClock } from '../../../../support/manual-clock.js';
import { planned, problemsOf } from '../../../../support/planned.js';
import {
  attempt,
  DONE,
  data,
  type FakeLinker,
  fakeLinker,
  globalId,
  JOBS,
  job,
  lost,
  refusal,
} from '../fake-linker.js';

const ONE = `${JOBS}/j1`;
const DELETE = `DELETE ${ONE}`;
const id = globalId('ScheduledTransfer', 'j1');
const check = (fake: FakeLinker) => problemsOf(cancelScheduledTransferPort(fake.api), { id });
const send = (fake: FakeLinker) => planned(cancelScheduledTransferPort(fake.api), { id }).send(attempt());

/** Linker, which is asked to cancel the job of 15 April at a moment at which it has none any more. */
async function gone(at: string) {
  const settings = { memory: fakeMemory(), clock: manualClock(Date.parse(at)) };
  const fake = fakeLinker({ [ONE]: data(job('j1')), [DELETE]: refusal(404) }, settings);
  await check(fake);
  return fake;
}

describe('cancelScheduledTransfer', () => {
  it('leaves one occurrence out with one guarded request', async () => {
    const fake = fakeLinker({ [ONE]: data(job('j1')), [DELETE]: DONE });

    expect(await check(fake)).toEqual([]);
    expect(await send(fake)).toBeNull();

    expect(fake.sent).toEqual([{ method: 'DELETE', path: ONE, guard }]);
  });

  it('does not find one that is not there, nor a series', async () => {
    const port = cancelScheduledTransferPort(fakeLinker().api);

    for (const other of [id, globalId('RecurringTransfer', 'j1'), 'x'])
      expect(await problemsOf(port, { id: other })).toMatchObject([{ field: ['id'], code: 'NOT_FOUND' }]);
  });

  it.each(['2026-03-02T18:00:00Z', '2026-04-14T09:59:59Z'])(
    'has succeeded where it is gone before its day has begun anywhere (%s)',
    async (at) => {
      expect(await send(await gone(at))).toBeNull();
    },
  );

  it.each(['2026-04-14T10:00:00Z', '2026-04-15T12:00:00Z', '2026-04-20T00:00:00Z'])(
    'asks for a person where it is gone and may have run (%s)',
    async (at) => {
      await expect(send(await gone(at))).rejects.toThrow(UnexpectedEffectError);
    },
  );

  it('asks for a person where nothing is remembered of one that is gone', async () => {
    await expect(send(fakeLinker({ [DELETE]: refusal(404) }))).rejects.toThrow(UnexpectedEffectError);
  });

  it('goes on without a memory, and says so', async () => {
    const broken = async () => {
      throw new Error('no store');
    };
    const memory = { ...noMemory, remember: broken, recall: broken };
    const fake = fakeLinker({ [ONE]: data(job('j1')), [DELETE]: refusal(404) }, { memory });

    expect(await check(fake)).toEqual([]);
    await expect(send(fake)).rejects.toThrow(UnexpectedEffectError);

    expect(fake.logs).toHaveLength(2);
  });

  it.each([
    ['lost', lost(), 'TIMEOUT'],
    ['garbled', [], 'INVALID_RESPONSE'],
    ['refused', refusal(422), 'REJECTED'],
  ])('passes on that the answer was %s', async (_, answer, code) => {
    await expect(send(fakeLinker({ [DELETE]: answer }))).rejects.toMatchObject({ code });
  });

  it('converges, and tells of refusals', () => {
    const port = cancelScheduledTransferPort(fakeLinker().api);
    const { toUserErrors, ...rest } = planned(port, { id });

    expect(rest).toMatchObject({ recoveryMethod: 'CONVERGES', lock: null });
    expect(toUserErrors(refusal(422))).toMatchObject([{ field: ['id'], code: 'NOT_CANCELABLE' }]);
    expect(toUserErrors(refusal(403))).toMatchObject([{ code: 'CUSTOMER_NOT_ENROLLED' }]);
    expect(port.plan({ id: 'x' })).toMatchObject({ errors: [{ field: ['id'], code: 'NOT_FOUND' }] });
  });
});
