import { describe, expect, it } from 'vitest';
import { transactionsPort } from '../../../../../src/datasources/cardbiller/reads/transactions.js';
import type { TransactionFilter } from '../../../../../src/domain/transaction.js';
import { newCall } from '../../../../support/attempts.js';
import {
  type FakeCardbiller,
  fakeCardbiller,
  readAll,
  record,
  transactions,
  transactionsPath,
} from '../fake-cardbiller.js';

const served = (...rows: ReadonlyArray<Record<string, unknown>>) =>
  fakeCardbiller({ [transactionsPath(1)]: transactions(rows) });

async function list(fake: FakeCardbiller, filter: TransactionFilter) {
  return readAll(await transactionsPort(fake.api).list(newCall(), { filter }));
}

describe('fees of Cardbiller', () => {
  it('are asked for by the type that they have there', async () => {
    const fee = { transactionType: 'System', cardUuid: null, description: 'Card programme fee' };
    const fake = served(record(1, fee), record(2), record(3, { ...fee, entryType: 'Credit' }));

    const { rows } = await list(fake, { types: ['FEE'] });

    expect(fake.asked[0]?.query).toMatchObject({ transactionType: 'System' });
    expect(rows.map(({ type }) => type).sort()).toEqual(['FEE', 'SYSTEM']);
  });

  it.each<[TransactionFilter['types'] & object, string | undefined]>([
    [['FEE', 'SYSTEM'], 'System'],
    [['FEE', 'CHECK'], 'System'],
    [['FEE', 'ACH'], undefined],
    [['FEE', 'OTHER'], undefined],
  ])('as in %j narrow a list to the type %s', async (types, word) => {
    const fake = served();

    await list(fake, { types });

    expect(fake.asked[0]?.query.transactionType).toBe(word);
  });
});
