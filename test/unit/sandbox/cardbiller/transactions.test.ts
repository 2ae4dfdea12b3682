import { describe, expect, it } from 'vitest';
import type { Row } from '../answer.js';
import {
  ACTIVE_CARD,
  type Bank,
  collect,
  HOUR,
  LEDGER,
  NOBODY,
  THEIR_ACCOUNT,
  TREASURY,
  useBank,
} from './cards-bank.js';

let bank: Bank;
useBank((opened) => {
  bank = opened;
});

const uuids = (rows: readonly Row[]): string[] => rows.map((row) => row['transactionUuid']);
const insert = (count: number) => bank.command({ action: 'insert-transactions', ledger: LEDGER, count });

describe('a list of transactions', () => {
  it('comes in pages, newest first', async () => {
    await insert(30);
    const rows = await collect(bank);
    const first = (await bank.list()).body;
    const last = (await bank.list('?page=2')).body;
    const past = await bank.list('?page=99');

    expect(first).toMatchObject({ page: 1, limit: 50, total: 70, totalPages: 2 });
    expect([first['data'].length, last['data'].length]).toEqual([50, 20]);
    expect(uuids([...first['data'], ...last['data']])).toEqual(uuids(rows));
    expect([past.status, past.body['data']]).toEqual([200, []]);
    for (const [index, row] of rows.entries()) {
      const before = rows[index - 1] ?? row;
      expect(before['createdAt'] >= row['createdAt']).toBe(true);
    }
  });

  it('applies every filter, all together', async () => {
    const rows = await collect(bank);
    const fits = async (query: string, test: (row: Row) => boolean): Promise<void> => {
      expect(uuids(await collect(bank, query)), query).toEqual(uuids(rows.filter(test)));
    };
    const middle = rows[20] ?? {};
    const day = middle['createdAt'].slice(0, 10);
    const dayOf = (row: Row): string => row['createdAt'].slice(0, 10);

    await fits('&entryType=Credit', (row) => row['entryType'] === 'Credit');
    await fits('&transactionType=Domestic%20Wire', (row) => row['transactionType'] === 'Domestic Wire');
    await fits(`&transactionNumber=${middle['transactionNumber']}`, (row) => row === middle);
    await fits(`&transactionUuid=${middle['transactionUuid']}`, (row) => row === middle);
    await fits(`&createdFrom=${day}`, (row) => dayOf(row) >= day);
    await fits(
      `&createdToDate=${day}&entryType=Debit`,
      (row) => dayOf(row) <= day && row['entryType'] === 'Debit',
    );
    await fits(`&createdFromDate=${day}&createdTo=${day}`, (row) => dayOf(row) === day);
    await fits('&createdSince=2999-01-01', () => true);
  });

  it('refuses values that it can not read', async () => {
    const queries = [
      'page=0',
      'limit=101',
      'limit=0',
      'page=two',
      'createdFrom=05.03.2025',
      'createdTo=2025-02-30',
      'createdFrom=2025-02-02&createdTo=2025-02-01',
      'entryType=debit',
      'transactionType=Cheque',
      'transactionNumber=1.5',
      'transactionUuid=42',
    ];
    const answers = await Promise.all(queries.map((query) => bank.list(`?${query}`)));

    expect(answers.map((one) => one.status)).toEqual(queries.map(() => 400));
  });

  it('can refuse parameters that it does not know', async () => {
    await bank.settings({ unknownParameters: 'refuse' });

    const [known, unknown] = [
      await bank.list('?createdFromDate=2025-01-01&page=1'),
      await bank.list('?since=1'),
    ];

    expect([known.status, unknown.status]).toEqual([200, 400]);
  });

  it('can ignore filters and pages', async () => {
    await insert(60);
    await bank.settings({ ignoredFilters: ['entryType'], ignorePaging: true });

    const filtered = (await bank.list('?entryType=Debit')).body;
    const second = (await bank.list('?page=2&limit=7')).body;
    await bank.settings({ ignoredFilters: ['*'] });
    const unchecked = await bank.list('?createdFrom=soon');

    expect(filtered['total']).toBe(100);
    expect(uuids(second['data'])).toEqual(uuids(filtered['data']));
    expect([unchecked.status, unchecked.body['total']]).toEqual([200, 100]);
  });

  it('can be bare or under another key', async () => {
    await bank.settings({ listForm: 'array' });
    const bare = (await bank.list('?limit=3')).body;
    await bank.settings({ listForm: 'transactions' });
    const keyed = (await bank.list('?limit=3')).body;

    expect(bare).toHaveLength(3);
    expect(keyed['transactions']).toEqual(bare);
  });

  it('shows a transaction late when it is told to', async () => {
    await bank.settings({ listLagMs: HOUR / 6 });
    const { body } = await bank.load(ACTIVE_CARD, 1, 'LD-9 late');
    const find = async (): Promise<boolean> =>
      uuids((await bank.list()).body['data']).includes(body['transactionUuid']);

    const early = await find();
    await bank.advance(HOUR / 6);

    expect([early, await find()]).toEqual([false, true]);
  });
});

describe('a transaction', () => {
  it('can have its description cut, nulled or left out', async () => {
    const { body } = await bank.load(ACTIVE_CARD, 1, 'LD-7Q2M allowance March');
    const read = async (descriptionForm: string): Promise<Row> => {
      await bank.settings({ descriptionForm });
      return (await bank.call('GET', `${TREASURY}/transactions/${body['transactionUuid']}`)).body;
    };

    expect((await read('truncated'))['description']).toBe('LD-7Q2M allo');
    expect((await read('null'))['description']).toBeNull();
    expect(await read('missing')).not.toHaveProperty('description');
  });

  it('can have its amount as text and words that nobody documented', async () => {
    await bank.settings({
      amountForm: 'string',
      unknownWords: ['entryType', 'transactionType', 'transactionStatus'],
    });

    const { body } = await bank.load(ACTIVE_CARD, 12.5);

    expect(body).toMatchObject({
      amount: '12.50',
      entryType: 'Memo',
      transactionType: 'Instant Rail',
      status: 'Earmarked',
    });
  });

  it('is 404 when it is unknown or of another account', async () => {
    const token = 'cardbiller-foreign-token';
    const theirs = await bank.call('GET', `/v1/treasury/${THEIR_ACCOUNT}/transactions`, { token });
    const foreign = await bank.call(
      'GET',
      `${TREASURY}/transactions/${theirs.body['data'][0].transactionUuid}`,
    );
    const unknown = await bank.call('GET', `${TREASURY}/transactions/${NOBODY}`);

    expect([foreign.status, unknown.status]).toEqual([404, 404]);
  });
});

describe('a deposit', () => {
  it('can come in every way but by card', async () => {
    const types = ['ACH', 'EFT', 'Transfer', 'Domestic Wire', 'International Wire', 'Trade', 'System'];
    for (const type of types) {
      await bank.command({
        action: 'ledger-deposit',
        ledger: LEDGER,
        amount: '10.00',
        type,
        description: `in ${type}`,
      });
    }
    const byCard = await bank.command({
      action: 'ledger-deposit',
      ledger: LEDGER,
      amount: '1',
      type: 'Debit Card',
    });
    const rows = (await bank.list(`?limit=${types.length}`)).body['data'];

    expect(rows.map((row: Row) => row['transactionType']).reverse()).toEqual(types);
    expect(rows[0]).toMatchObject({
      entryType: 'Credit',
      description: 'in System',
      cardUuid: null,
      amount: 10,
    });
    expect(byCard.status).toBe(400);
  });
});
