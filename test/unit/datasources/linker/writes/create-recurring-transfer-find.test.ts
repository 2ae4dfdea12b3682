import { describe, expect, it } from 'vitest';
import { createRecurringTransferPort } from '../../../../../src/datasources/linker/writes/create-recurring-transfer.js';
import { newCall } from '../../../../support/attempts.js';
import { planned } from '../../../../support/planned.js';
import { newSeries } from '../commands.js';
import { type FakeLinker, fakeLinker, listed, mark, refusal, SERIES, series } from '../fake-linker.js';

const ours = (more: object = {}) => series('s9', { memo: `Office lease ${mark.reference}`, ...more });
const list = (...rows: readonly unknown[]) => listed('recurringTransfers', ...rows);
const now = newSeries({ transferNow: true });

describe('createRecurringTransfer.find', () => {
  const find = (fake: FakeLinker, command = newSeries()) =>
    planned(createRecurringTransferPort(fake.api), command).find?.({ call: newCall(), mark });

  it('finds the series by its reference, and changes nothing', async () => {
    const fake = fakeLinker({ [SERIES]: list(series('s8'), ours()) });

    expect(await find(fake)).toMatchObject({ kind: 'found', result: { providerId: 's9' } });
    expect(fake.sent).toEqual([]);
  });

  it('leaves it unclear where somebody has written behind the reference', async () => {
    const memo = `Office lease ${mark.reference} (Nora)`;

    expect(await find(fakeLinker({ [SERIES]: list(ours({ memo })) }))).toMatchObject({
      ...{ kind: 'unclear', why: expect.stringContaining('memo') },
    });
  });

  it('looks through the whole list before it calls it absent', async () => {
    const answer = ({ query }: { query: object }) =>
      'search' in query ? list() : list(series('s8'), ours());
    const fake = fakeLinker({ [SERIES]: answer });

    expect(await find(fake)).toMatchObject({ kind: 'found' });
    expect(fake.asked.map(({ query }) => query)).toEqual([
      { search: mark.reference, limit: 100, offset: 0 },
      { limit: 100, offset: 0 },
    ]);
  });

  it('is not misled by the reference elsewhere', async () => {
    const other = series('s8', {
      from: { name: mark.reference, lastFour: '1' },
      memo: 'Office lease XOTHER',
    });

    expect(await find(fakeLinker({ [SERIES]: list(other) }))).toEqual({ kind: 'absent' });
  });

  it.each([
    ['two carry the reference', list(ours(), { ...ours(), id: 's10' })],
    ['it is not what was asked for', list(ours({ amount: '1' }))],
    ['it cannot be read', list(ours({ amount: null }))],
    ['a record does not say its memo', list(series('s8', { memo: 7 }))],
  ])('leaves it unclear where %s', async (_, answer) => {
    expect(await find(fakeLinker({ [SERIES]: answer }))).toMatchObject({ kind: 'unclear' });
  });

  it('leaves it unclear where the list moves too fast', async () => {
    let count = 0;
    const rows = () => Array.from({ length: 100 }, () => series(`s-${(count += 1)}`));
    const fake = fakeLinker({ [SERIES]: () => list(...rows()) });

    expect(await find(fake)).toMatchObject({ kind: 'unclear' });
  });

  it('is not disturbed by other records that cannot be read', async () => {
    const fake = fakeLinker({ [SERIES]: list(series('s8', { amount: null })) });

    expect(await find(fake)).toEqual({ kind: 'absent' });
  });

  it('fails where a page cannot be read', async () => {
    await expect(find(fakeLinker({ [SERIES]: refusal(503) }))).rejects.toMatchObject({ status: 503 });
  });

  it('never takes the absence of a series for one of a transfer that was to be made at once', async () => {
    expect(await find(fakeLinker({ [SERIES]: list() }), now)).toMatchObject({ kind: 'unclear' });
    expect(await find(fakeLinker({ [SERIES]: list(ours()) }), now)).toMatchObject({ kind: 'found' });
  });
});
