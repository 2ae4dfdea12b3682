import { describe, expect, it } from 'vitest';
import { updateRecurringTransferPort } from '../../../../../src/datasources/linker/writes/update-recurring-transfer.js';
import type { UpdateRecurringTransfer } from '../../../../../src/domain/commands.js';
import { newCall } from '../../../../support/attempts.js';
import { planned } from '../../../../support/planned.js';
import { update, usd } from '../commands.js';
import { data, fakeLinker, mark, refusal, SERIES, series } from '../fake-linker.js';

const ONE = `${SERIES}/s1`;
const marked = { memo: `Office lease ${mark.reference}` };

describe('updateRecurringTransfer.find', () => {
  const find = (of: unknown, more: Partial<UpdateRecurringTransfer>) =>
    planned(updateRecurringTransferPort(fakeLinker({ [ONE]: of }).api), update(more)).find?.({
      call: newCall(),
      mark,
    });
  const remaining = (remainingTransfersQuantity: number | null) =>
    data(series('s1', { remainingTransfersQuantity }));

  it('finds the change where the series shows it', async () => {
    const finding = await find(data(series('s1', { amount: '24.99', ...marked })), {
      ...{ amount: usd(2499n), memo: 'Office lease' },
    });

    expect(finding).toMatchObject({ kind: 'found', result: { providerId: 's1' } });
  });

  it('misses it where the series shows something else', async () => {
    expect(await find(data(series('s1')), { amount: usd(2499n) })).toEqual({ kind: 'absent' });
  });

  it.each([
    [5, 'found'],
    [6, 'absent'],
    [4, 'unclear'],
    [null, 'unclear'],
  ])('of five transfers and %s that remain is %s', async (quantity, kind) => {
    expect(await find(remaining(quantity), { transfersQuantity: 5 })).toMatchObject({ kind });
  });

  it('leaves it unclear where the series is gone', async () => {
    expect(await find(refusal(404), { amount: usd(1n) })).toMatchObject({ kind: 'unclear' });
  });

  it('fails with the provider', async () => {
    await expect(find(refusal(503), { amount: usd(1n) })).rejects.toMatchObject({ status: 503 });
  });
});
