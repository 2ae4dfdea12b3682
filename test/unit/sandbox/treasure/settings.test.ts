import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { call } from '../kernel/calls.js';
import { type Client, startClient } from './client.js';

let client: Client;
beforeAll(async () => {
  client = await startClient();
});
afterAll(() => client.sim.close());
beforeEach(() => client.control('POST', 'reset'));

describe('the settings', () => {
  it('put lists into objects, or take them out', async () => {
    const { path } = await client.open();

    await client.settings({ envelopedLists: true, bareLists: true });

    expect((await client.get('businesses')).json.businesses).toHaveLength(3);
    expect((await client.get(`${path}/bank_accounts`)).json.bank_accounts.length).toBeGreaterThan(0);
    expect(Array.isArray((await client.get(`${path}/transfers`)).json)).toBe(true);
    expect(Array.isArray((await client.get(`${path}/documents`)).json)).toBe(true);
  });

  it('change the case of enums and the fraction of time stamps, and leave user_data alone', async () => {
    const { path } = await client.open();
    const body = { legal_name: 'A', user_data: { status: 'mine', seen_at: '2025-01-01T00:00:00.123Z' } };
    await client.settings({ upperCaseEnums: true, fractionDigits: 0 });

    const [transfer] = (await client.get(`${path}/transfers`)).json.transfers;
    const business = (await client.post('businesses', body)).json;

    expect([transfer.type, transfer.status]).toEqual(['WIRE', 'PENDING']);
    expect(transfer.created_at).toMatch(/:\d\dZ$/);
    expect(business.user_data).toEqual(body.user_data);
  });

  it('add unknown fields at every depth', async () => {
    const { path } = await client.open();
    await client.settings({ extraFields: true });

    const portfolio = (await client.get(`${path}/portfolio`)).json;

    expect(portfolio.internal_rating).toBe('AA');
    expect(portfolio.balance.internal_rating).toBe('AA');
  });

  it('allow what is refused by default', async () => {
    const { path, account } = await client.open();
    await client.settings({ refuseAchWithdrawal: false });

    const answer = await client.post(`${path}/transfers`, {
      amount: { currency: 'USD', amount: '1.00' },
      bank_account_id: account,
      direction: 'withdrawal',
      type: 'ach',
      idempotency_key: '2f0a4f6c-7c4e-4f0e-9a55-7a0e9b1c1d11',
    });

    expect(answer.status).toBe(201);
  });

  it('refuse unknown names and unfit values', async () => {
    expect((await client.settings({ mood: 'good' })).status).toBe(400);
    expect((await client.settings({ fractionDigits: 10 })).json).toEqual({
      error: 'fractionDigits must be a whole number from 0 to 9; got 10',
    });
  });
});

describe('documents and the dashboard', () => {
  it('are downloaded by a link that expires', async () => {
    const { path } = await client.open();
    const [listed] = (await client.get(`${path}/documents`)).json.documents;
    const { download_url: url, ...document } = (await client.get(`${path}/documents/${listed.id}`)).json;

    expect(document).toEqual(listed);
    expect((await call('GET', url)).headers.get('content-type')).toBe('application/pdf');
    await client.advance(300_000);
    expect((await call('GET', url)).status).toBe(404);
  });

  it('give a fresh log-in link at each call', async () => {
    const links = [await client.get('webhooks/dashboard'), await client.post('webhooks/dashboard')];

    expect(new Set(links.map(({ json }) => json.dashboard_url)).size).toBe(2);
  });
});
