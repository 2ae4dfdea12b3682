import { describe, expect, it } from 'vitest';
import { type Bank, useBank } from './bank.js';

let bank: Bank;
useBank((opened) => {
  bank = opened;
});

describe('a list', () => {
  it('names the next page by its cursor alone', async () => {
    const page = await bank.get('/ach?page_size=2&status=sent');

    const next = new URL(page['page_next']);
    expect(next.origin).toBe(new URL(bank.url).origin);
    expect([...next.searchParams]).toEqual([['page_cursor', page['data'][1].id]]);
  });

  it('keeps the query in the next page when told so', async () => {
    await bank.settings({ pageNextForm: 'full' });

    const { page_next } = await bank.get('/ach?page_size=2&status=sent');

    expect(new URL(page_next).searchParams.get('status')).toBe('sent');
  });

  it('ends with null for transactions and ACH, without the key for other lists', async () => {
    expect(await bank.get('/transaction?page_size=500')).toHaveProperty('page_next', null);
    expect(await bank.get('/ach')).toHaveProperty('page_next', null);
    for (const path of ['/account', '/cardproduct', '/webhook']) {
      const page = await bank.get(path);
      expect(page).not.toHaveProperty('page_next');
      expect(page['total_estimated']).toBe(10);
    }
  });

  it('follows a full last page with an empty one', async () => {
    const full = await bank.get('/account?page_size=6');
    const last = await bank.get(`/account?page_size=6&page_cursor=${full['data'][5].id}`);

    expect(full['page_next']).toContain(full['data'][5].id);
    expect(last).toEqual({ data: [], total_estimated: 10 });
  });

  it('refuses an unknown cursor and a size below one', async () => {
    const cursor = await bank.call('GET', '/ach?page_cursor=acct_456');
    const size = await bank.call('GET', '/ach?page_size=0');

    expect([cursor.status, cursor.body]).toEqual([400, { error: 'Invalid id page_cursor: acct_456' }]);
    expect([size.status, size.body]).toEqual([
      400,
      { error: "Parameter 'page_size' must be greater than '0'." },
    ]);
    expect((await bank.call('GET', '/ach?page_size=x')).status).toBe(400);
  });

  it('neither repeats nor loses a row while others are inserted', async () => {
    const before = (await bank.all('/book')).map((row) => row['id']);
    const first = await bank.get('/book?page_size=3');
    const { ids } = await bank.command({ action: 'insert-transfers', rail: 'book', count: 4 });
    const rest = await bank.get(`/book?page_size=50&page_cursor=${first['data'][2].id}`);

    const seen = [...first['data'], ...rest['data']].map((row) => row.id);
    expect(seen).toEqual(before);
    expect((await bank.get('/book?page_size=4'))['data'].map((row: { id: string }) => row.id)).toEqual(
      ids.reverse(),
    );
  });

  it('counts from_date in and to_date out', async () => {
    const rows = await bank.all('/ach');
    const day = rows[4]?.['created_at'].slice(0, 10);
    const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

    const found = await bank.all(`/ach?from_date=${day}&to_date=${next}`);

    expect(found).toEqual(rows.filter((row) => row['created_at'].startsWith(day)));
    expect(await bank.all(`/ach?from_date=${day}&to_date=${day}`)).toEqual([]);
    expect((await bank.call('GET', '/ach?from_date=2026-02-31')).status).toBe(400);
  });

  it('filters by the fields it knows and ignores the others', async () => {
    const rows = await bank.all('/ach');

    expect(await bank.all('/ach?status=sent')).toEqual(rows.filter((row) => row['status'] === 'sent'));
    expect(await bank.all('/ach?colour=red')).toEqual(rows);
  });

  it('shows new rows late when lists lag', async () => {
    await bank.settings({ listLagMs: 5_000 });
    const { ids } = await bank.command({ action: 'insert-transfers', rail: 'ach', count: 1 });

    const early = (await bank.all('/ach')).map((row) => row['id']);
    await bank.advance(6_000);

    expect(early).not.toContain(ids[0]);
    expect((await bank.get(`/ach/${ids[0]}`))['id']).toBe(ids[0]);
    expect((await bank.all('/ach')).map((row) => row['id'])).toContain(ids[0]);
  });
});

describe('a transaction', () => {
  it('tells its account only when it is read alone', async () => {
    const [row] = await bank.all('/transaction');

    expect(row).not.toHaveProperty('account_id');
    expect(await bank.get(`/transaction/${row?.['id']}`)).toHaveProperty('account_id');
    await bank.settings({ transactionAccountId: 'never' });
    expect(await bank.get(`/transaction/${row?.['id']}`)).not.toHaveProperty('account_id');
  });
});
