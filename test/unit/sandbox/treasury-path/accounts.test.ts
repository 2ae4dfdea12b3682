import { describe, expect, it } from 'vitest';
import type { Row } from '../answer.js';
import { API, type Bank, HOUR, refusal, useBank } from './bank.js';
import { type Customer, customer } from './customer.js';

let bank: Bank;
let one: Customer;
useBank(async (opened) => {
  bank = opened;
  one = await customer(bank);
});

const account = (): Promise<Row> => bank.get(`${one.path}/bank_accounts/${one.internalAccount}`);
const list = async (query: string): Promise<Row> =>
  (await bank.call('GET', `${API}${one.path}/payments${query}`)).body;

describe('a bank account', () => {
  it('is listed whoever owns it and read by its id', async () => {
    const rows = await bank.all(`${one.path}/bank_accounts`);

    expect([...new Set(rows.map((row) => row['owner_type']))].sort()).toEqual(['Counterparty', 'Entity']);
    expect(await account()).toEqual(rows.find((row) => row['id'] === one.internalAccount));
    expect(refusal(await bank.call('GET', `${API}${one.path}/bank_accounts/x`))).toEqual([
      404,
      'id',
      'Bank account not found',
    ]);
  });

  it('shows an outside bank late and our own at once', async () => {
    const rows = await bank.all(`${one.path}/bank_accounts`);
    const id = rows.find((row) => row['payment_profiles'][0].id === one.debit)?.['id'];
    await bank.settings({ moneyForm: 'fixed' });
    const before = await bank.get(`${one.path}/bank_accounts/${id}`);

    const late = await bank.command({ action: 'deposit', account: id, amount: '100.00' });
    await bank.advance(24 * HOUR);
    await bank.login();
    const synced = await bank.get(`${one.path}/bank_accounts/${id}`);

    expect(late['current_balance']).toBe(before.current_balance);
    expect(Number(synced.current_balance) - Number(before.current_balance)).toBeCloseTo(100);
    expect(synced.last_synced_at > before.last_synced_at).toBe(true);
  });

  it('can be stale or never synced', async () => {
    await bank.settings({ balanceSync: 'stale' });
    const before = await account();
    await bank.command({ action: 'deposit', account: one.internalAccount, amount: '5.00' });
    const stale = await account();
    await bank.command({ action: 'unsync', account: one.internalAccount });
    const unsynced = await account();
    await bank.settings({ balanceSync: 'never' });

    expect(stale).toEqual(before);
    expect(unsynced).toMatchObject({ current_balance: '0.0', last_synced_at: null });
    const all = await bank.all(`${one.path}/bank_accounts`);
    expect(all.every((row) => row['last_synced_at'] === null)).toBe(true);
  });

  it.each([
    ['fixed', /^\d+\.\d{2}$/],
    ['short', /^\d+\.\d{1,2}$/],
    ['long', /^\d+\.\d{4}$/],
  ])('writes its balance in the %s form', async (moneyForm, form) => {
    await bank.settings({ moneyForm });

    expect((await account())['current_balance']).toMatch(form);
  });

  it('mixes scales, yet one amount is always written alike', async () => {
    const read = async (): Promise<string[]> =>
      (await bank.all(`${one.path}/payments`)).map((row) => row['instructed_amount']);
    const scales = new Set((await read()).map((text) => text.split('.')[1]?.length));

    expect(scales.size).toBeGreaterThan(1);
    expect(await read()).toEqual(await read());
  });

  it('can call internal accounts by the other word, and use words and members that nobody knows', async () => {
    await bank.settings({ internalWord: 'balance' });
    const renamed = await account();
    const unknownWords = ['profileStatus', 'usageType', 'paymentMethod', 'ownerType'];
    await bank.settings({ unknownWords, unknownFields: true });
    const strange = await account();

    expect(renamed['payment_profiles'][0].usage_type).toBe('balance');
    expect(strange).toMatchObject({ owner_type: 'Partner', beta_marker: { enabled: true } });
    expect(strange['payment_profiles'][0]).toMatchObject({
      status: 'under_review',
      usage_type: 'sweep',
      payment_method: 'sepa_instant',
      beta_marker: { enabled: true },
    });
  });
});

describe('a payment profile', () => {
  const step = (profile: string, status: string): Promise<Row> =>
    bank.command({ action: 'profile', profile, status });

  it('is switched off and on again, and deleted for good', async () => {
    expect(await step(one.debit, 'inactive')).toMatchObject({ status: 'inactive' });
    expect(await step(one.debit, 'active')).toMatchObject({ status: 'active' });
    expect(await step(one.debit, 'deleted')).toMatchObject({ status: 'deleted' });
    expect((await step(one.debit, 'active'))['errors'][0].message).toBe(
      "A payment profile can't go from deleted to active",
    );
  });
});

describe('a list in pages', () => {
  it('has 25 rows a page, counts of everything and absolute links', async () => {
    const first = await list('?status=any');
    const last = await list('?status=any&page=3');

    expect(first['meta']).toEqual({ total_records: 60, total_pages: 3, current_page: 1, per_page: 25 });
    expect(first['data']).toHaveLength(25);
    const link = (page: number): string => `${bank.url}${API}${one.path}/payments?status=any&page=${page}`;
    expect(first['links']).toEqual({ first: link(1), prev: null, next: link(2), last: link(3) });
    expect(last['links']).toEqual({ first: link(1), prev: link(2), next: null, last: link(3) });
    expect(last['data']).toHaveLength(10);
  });

  it('reads odd page numbers leniently', async () => {
    expect((await list('?page=0'))['meta'].current_page).toBe(1);
    expect((await list('?page=two&per_page=0'))['meta']).toMatchObject({ current_page: 1, per_page: 25 });
    expect((await list('?per_page=500'))['meta'].per_page).toBe(100);
    expect(await list('?page=9')).toMatchObject({ data: [], meta: { total_pages: 3, current_page: 9 } });
  });

  it('counts companies by twenty and webhook endpoints under another name', async () => {
    const companies = await bank.call('GET', `${API}/companies`);
    const endpoints = await bank.call('GET', `${API}${one.path}/webhook_endpoints`);
    await bank.settings({ metaForm: 'total_count' });

    expect(companies.body['meta']).toMatchObject({ total_records: 1, per_page: 20 });
    expect(endpoints.body['meta']).toEqual({
      total_count: 1,
      total_pages: 1,
      current_page: 1,
      per_page: 25,
    });
    expect(endpoints.body).not.toHaveProperty('links');
    expect((await list(''))['meta']).toHaveProperty('total_count', 60);
  });

  it('can point its links elsewhere, and call an empty list no page or one', async () => {
    const { body } = await bank.call('POST', `${API}/companies`, {
      body: { name: 'Orchard', country: 'US', default_currency: 'USD' },
    });
    const empty = async (): Promise<Row> =>
      (await bank.call('GET', `${API}/companies/${body['data'].id}/payments`)).body;
    const none = await empty();
    await bank.settings({ linksOrigin: 'https://elsewhere.example', emptyTotalPages: 1 });

    expect(none).toMatchObject({ data: [], meta: { total_pages: 0 }, links: { prev: null, next: null } });
    expect((await empty())['meta'].total_pages).toBe(1);
    expect((await list(''))['links'].next).toMatch(/^https:\/\/elsewhere\.example\/api\/v1\//);
  });
});
