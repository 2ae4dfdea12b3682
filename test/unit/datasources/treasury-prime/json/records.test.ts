import { describe, expect, it } from 'vitest';
import {
  readAccount,
  readAccountLock,
  readBusiness,
  readCard,
  readPage,
  readTransaction,
} from '../../../../../src/datasources/treasury-prime/json/records.js';
import { AT, fakeTreasuryPrime, fields } from '../fake-treasury-prime.js';
import { account, accountLock, business, card, transaction } from '../records.js';

const { api } = fakeTreasuryPrime();
const page = (body: unknown) => readPage(api, { status: 200, headers: {}, body, at: AT });
const URL = 'https://api.sandbox.treasuryprime.com/ach';

describe('readPage', () => {
  it('takes the cursor out of page_next, whatever else stands in it', () => {
    const page_next = `${URL}?page_size=2&page_cursor=ach_1%2Fb&status=pending`;

    expect(page({ data: [1, 2], page_next })).toEqual({ records: [1, 2], next: 'ach_1/b' });
  });

  it('takes it out of an address on another host, which is never called', () => {
    expect(page({ data: [1], page_next: 'https://evil.example.com/?page_cursor=ach_1' }).next).toBe('ach_1');
  });

  it.each([
    ['null', { data: [1], page_next: null }],
    ['a missing key', { data: [1], total_estimated: 10 }],
    ['null behind no rows', { data: [], page_next: null }],
    ['a missing key behind no rows', { data: [] }],
  ])('finds the last page by %s', (_, body) => {
    expect(page(body).next).toBeNull();
  });

  it('does not take a page without rows for the last if it names a next page', () => {
    expect(page({ data: [], page_next: `${URL}?page_cursor=ach_1` }).next).toBe('ach_1');
  });

  it('refuses nonsense for a page_next behind no rows, because rows may follow', () => {
    expect(() => page({ data: [], page_next: 7 })).toThrowError(
      expect.objectContaining({ code: 'INVALID_RESPONSE' }),
    );
  });

  it.each([`${URL}?page_size=2`, `${URL}?page_cursor=`, 'ach_1', '', 7, {}])(
    'refuses %j for a page_next behind rows: rows would be lost',
    (page_next) => {
      expect(() => page({ data: [1], page_next })).toThrowError(
        expect.objectContaining({ code: 'INVALID_RESPONSE' }),
      );
    },
  );

  it.each([undefined, null, [], 'text', {}, { data: null }, { data: {} }])(
    'refuses %j for a list',
    (body) => {
      expect(() => page(body)).toThrowError(expect.objectContaining({ code: 'INVALID_RESPONSE' }));
    },
  );
});

describe('the parsers', () => {
  it('ignore fields that nobody asked for', () => {
    expect(readAccount(fields(account('acct_1', { brand_new: { a: 1 } })))).not.toHaveProperty('brand_new');
  });

  it('take any amount in dollars where the currency is null or in lower case', () => {
    const euro = fields(account('acct_1', { currency: 'eur' }));

    expect(readAccount(fields(account('acct_1', { currency: null }))).currency).toBe('USD');
    expect(readAccount(euro).current_balance).toEqual({ minor: 431055n, currency: 'EUR' });
  });

  it('never read the number of a card', () => {
    expect(JSON.stringify(readCard(fields(card('card_1', { cvv: '999' }))))).not.toMatch(/111111|999/);
  });

  it('keep only ids among the ids', () => {
    expect(readBusiness(fields(business('biz_1', { account_ids: ['a', '', null, 7] }))).account_ids).toEqual([
      'a',
    ]);
    expect(readBusiness(fields(business('biz_1', { account_ids: null }))).account_ids).toEqual([]);
    expect(readAccount(fields(account('acct_1', { business_ids: ['', 'biz_2'] }))).business_id).toBe('biz_2');
  });

  it('keep only the origins that are set', () => {
    expect(readTransaction(fields(transaction('ttx_1', { ach_id: 'ach_1' }))).origins).toEqual({
      ach_id: 'ach_1',
    });
  });

  it.each([
    [{}, true],
    [{ locked: false, released_at: '2026-02-01T00:00:00Z' }, false],
    [{ locked: undefined }, true],
    [{ locked: undefined, released_at: '2026-02-01T00:00:00Z' }, false],
  ])('tell a lock in force from a released one: %j', (more, isActive) => {
    expect(readAccountLock(fields(accountLock('acct_1', more)))).toEqual({ account_id: 'acct_1', isActive });
  });

  it.each([{ id: '' }, { id: undefined }, { id: 7 }])('refuse an account with %j', (more) => {
    expect(() => readAccount(fields(account('acct_1', more)))).toThrow('record.id');
  });

  it('refuse an amount with a fraction of a cent', () => {
    expect(() => readTransaction(fields(transaction('ttx_1', { amount: '1.005' })))).toThrow('record.amount');
  });
});
