import { describe, expect, it } from 'vitest';
import { transfersPort } from '../../../../../src/datasources/cardbiller/reads/transfers.js';
import type { TransferFilter } from '../../../../../src/domain/transfer.js';
import { newCall } from '../../../../support/attempts.js';
import {
  account,
  card,
  entry,
  type FakeCardbiller,
  fakeCardbiller,
  globalId,
  ledger,
  ONE_OF_EACH,
  readAll,
  record,
  transactions,
  transactionsPath,
} from '../fake-cardbiller.js';

const LOAD = record(1);
const DEBIT = record(2, { entryType: 'Credit' });
const SPEND = record(3, { ledgerUuid: null });
const WIRE = record(4, { transactionType: 'Domestic Wire', entryType: 'Credit', cardUuid: null });

const served = () => fakeCardbiller({ [transactionsPath(1)]: transactions([LOAD, DEBIT, SPEND, WIRE]) });

async function list(fake: FakeCardbiller, filter: TransferFilter = {}, accounts?: readonly string[]) {
  const query = accounts ? { filter, accounts } : { filter };
  return (await readAll(await transfersPort(fake.api).list(newCall(), query))).rows;
}

describe('transfers of Cardbiller', () => {
  it('are the loads and debits among the transactions', async () => {
    const fake = served();

    const rows = await list(fake);

    expect(rows.map(({ rail, providerId }) => [rail, providerId]).sort()).toEqual([
      ['CARD_DEBIT', entry(2)],
      ['CARD_LOAD', entry(1)],
    ]);
    expect(fake.asked[0]?.query).toEqual({ transactionType: 'Debit Card', page: 1, limit: 100 });
    expect(transfersPort(fake.api).rails).toEqual(['CARD_LOAD', 'CARD_DEBIT']);
  });

  it.each<[TransferFilter, string | undefined]>([
    [{ rails: ['CARD_LOAD'] }, 'Debit'],
    [{ rails: ['CARD_DEBIT', 'ACH'] }, 'Credit'],
    [{ direction: 'PUSH' }, 'Debit'],
    [{ direction: 'PULL', statuses: ['COMPLETED'] }, 'Credit'],
    [{ statuses: ['UNKNOWN'] }, undefined],
  ])('are asked for by what %j says', async (filter, entryType) => {
    const fake = served();

    await list(fake, filter);

    expect(fake.asked[0]?.query.entryType).toBe(entryType);
  });

  it.each<TransferFilter>([
    { rails: ['ACH', 'WIRE'] },
    { statuses: ['PENDING'] },
    { rails: ['CARD_LOAD'], direction: 'PULL' },
    { idempotencyKey: 'key' },
    { account: globalId('Account', account(2)) },
    { account: globalId('Account', account(1), 'other') },
    { counterparty: globalId('Counterparty', account(1)) },
    { counterparty: globalId('Card', card(1), 'other') },
    { counterparty: 'x' },
  ])('are none for %j, without a call', async (filter) => {
    const fake = served();

    expect(await list(fake, filter)).toEqual([]);
    expect(fake.asked).toEqual([]);
  });

  it('stay within accounts', async () => {
    const fake = served();

    expect(await list(fake, { account: globalId('Account', account(1)) })).toHaveLength(2);
    expect(await list(fake, {}, [account(1).toUpperCase()])).toHaveLength(2);
    expect(await list(fake, {}, [account(2)])).toEqual([]);
    expect(await list(fake, { counterparty: globalId('Card', card(1)) })).toHaveLength(2);
    expect(await list(fake, { counterparty: globalId('Ledger', ledger(1)) })).toHaveLength(2);
  });

  it('are those of days', async () => {
    const rows = await list(served(), { createdFrom: '2026-03-05', createdTo: '2026-03-05' });

    expect(rows).toHaveLength(2);
    expect(await list(served(), { createdFrom: '2026-03-06', createdTo: '2026-03-06' })).toEqual([]);
  });

  it('are read singly; a transaction that is none is none', async () => {
    const path = (n: number) => `${transactionsPath(1)}/${entry(n)}`;
    const port = transfersPort(fakeCardbiller({ [path(1)]: LOAD, [path(3)]: SPEND }, ONE_OF_EACH).api);

    expect(await port.read(newCall(), `${account(1)}/${entry(1)}`)).toMatchObject({ rail: 'CARD_LOAD' });
    expect(await port.read(newCall(), `${account(1)}/${entry(3)}`)).toBeNull();
    expect(await port.read(newCall(), `${account(1)}/${entry(9)}`)).toBeNull();
    expect(await port.read(newCall(), `${account(9)}/${entry(1)}`)).toBeNull();
    expect(await port.read(newCall(), 'no-such-thing')).toBeNull();
  });
});
