import { describe, expect, it } from 'vitest';
import type { Answer, Row } from '../answer.js';
import { API, type Bank, refusal, useBank } from './bank.js';
import { type Customer, customer } from './customer.js';

let bank: Bank;
let one: Customer;
useBank(async (opened) => {
  bank = opened;
  one = await customer(bank);
});

const send = (method: string, path: string, body?: unknown): Promise<Answer> =>
  bank.call(method, API + path, { body });
const newCompany = async (): Promise<string> => {
  const body = { name: 'Orchard', country: 'US', default_currency: 'USD' };
  return (await send('POST', '/companies', body)).body['data'].id;
};
const newEntity = (company: string, country = 'US'): Promise<Answer> =>
  send('POST', `/companies/${company}/entities`, { name: 'Orchard Inc.', country_alpha2: country });

describe('a company', () => {
  it('is made, changed and deleted', async () => {
    const path = `/companies/${await newCompany()}`;
    const changed = await send('PATCH', path, { name: 'Orchard Foods' });
    const removed = await send('DELETE', path);

    expect(changed.body['data']).toMatchObject({ name: 'Orchard Foods', default_currency: 'USD' });
    expect([removed.status, removed.text]).toEqual([204, '']);
    expect(refusal(await send('GET', path))).toEqual([404, 'company_id', 'Company not found']);
  });

  it('needs name, country and currency', async () => {
    const refused = await send('POST', '/companies', { name: ' ' });

    expect(refused.status).toBe(400);
    expect(refused.body['errors'].map((error: Row) => error['field'])).toEqual([
      'name',
      'country',
      'default_currency',
    ]);
  });

  it('is kept when it came from the dashboard or its application is under way', async () => {
    const company = await newCompany();
    const { id } = (await newEntity(company)).body['data'];
    const features = `/companies/${company}/entities/${id}/features`;
    await send('POST', features, { feature_identifier: 'multi_currency_account' });
    const created = await send('PATCH', `/companies/${company}`, { name: 'Renamed' });
    await bank.command({ action: 'feature', entity: id, status: 'SUBMITTED' });

    expect(created.status).toBe(200);
    expect((await send('PATCH', `/companies/${company}`, { name: 'Again' })).status).toBe(422);
    expect((await send('DELETE', `/companies/${company}`)).status).toBe(422);
    expect((await send('DELETE', one.path)).status).toBe(422);
  });
});

describe('an entity', () => {
  it('is the only active one of its company', async () => {
    const company = await newCompany();
    const first = await newEntity(company);
    const second = await newEntity(company);
    const path = `/companies/${company}/entities/${first.body['data'].id}`;

    expect(first.body['data']).toMatchObject({ company_id: company, country_alpha2: 'US' });
    expect(refusal(second)).toEqual([422, 'base', 'Company already has an active entity']);
    expect((await send('PATCH', path, { name: 'Other' })).body['data'].name).toBe('Other');
    expect((await send('DELETE', path)).status).toBe(204);
    expect((await newEntity(company)).status).toBe(201);
  });

  it('has onboarding data with persons and attachments', async () => {
    const path = `${one.path}/entities/${one.entity}/onboarding`;
    await send('PATCH', path, { website: 'https://orchard.example' });
    const person = await send('POST', `${path}/persons`, { first_name: 'Rosa' });
    const { id } = person.body['data'];
    const changed = await send('PATCH', `${path}/persons/${id}`, { last_name: 'Quinn' });
    const file = await send('POST', `${path}/attachments`, { file_name: 'articles.pdf' });

    expect(await bank.get(path)).toMatchObject({ website: 'https://orchard.example' });
    expect(changed.body['data']).toMatchObject({ id, first_name: 'Rosa', last_name: 'Quinn' });
    expect(await bank.get(`${path}/persons`)).toHaveLength(1);
    expect((await send('DELETE', `${path}/attachments/${file.body['data'].id}`)).status).toBe(204);
    expect(await bank.get(`${path}/attachments`)).toEqual([]);
    expect((await send('DELETE', `${path}/persons/${id}`)).status).toBe(204);
    expect((await send('GET', `${path}/persons/${id}`)).status).toBe(404);
  });
});

describe('a multi-currency account', () => {
  const identifier = { feature_identifier: 'multi_currency_account' };
  const apply = async (country = 'US'): Promise<{ path: string; entity: string; made: Answer }> => {
    const company = await newCompany();
    const entity = (await newEntity(company, country)).body['data'].id;
    const path = `/companies/${company}/entities/${entity}/features`;
    return { path, entity, made: await send('POST', path, identifier) };
  };

  it('goes through a required action to ACTIVE, with one id all the way', async () => {
    const { path, entity, made } = await apply();
    const seen: string[] = [];
    for (const status of ['SUBMITTED', 'ACTION_REQUIRED', 'SUBMITTED', 'ACTIVE']) {
      await bank.command({ action: 'feature', entity, status });
      const [feature] = await bank.get(path);
      expect(feature.application_id).toBe(made.body['data'].application_id);
      seen.push(feature.status);
    }

    expect(made.body['data']).toEqual({
      ...identifier,
      feature_name: 'Multi-Currency Account',
      application_id: expect.any(String),
      status: 'CREATED',
    });
    expect(seen).toEqual(['SUBMITTED', 'ACTION_REQUIRED', 'SUBMITTED', 'ACTIVE']);
    const accounts = await bank.all(`${path.split('/entities')[0]}/bank_accounts`);
    expect(accounts.map((row) => row['currency']).sort()).toEqual(['EUR', 'GBP', 'USD']);
  });

  it('takes no step that does not exist', async () => {
    const { entity } = await apply();

    const skipped = await bank.command({ action: 'feature', entity, status: 'ACTIVE' });

    expect(skipped['errors'][0].message).toBe("A feature can't go from CREATED to ACTIVE");
  });

  it('is for US entities and for one application each', async () => {
    const british = await apply('GB');
    const american = await apply();

    expect(british.made.status).toBe(422);
    expect((await send('POST', american.path, identifier)).status).toBe(409);
    expect((await send('POST', american.path, {})).status).toBe(400);
    expect((await send('POST', american.path, { feature_identifier: 'cards' })).status).toBe(422);
    expect(refusal(await send('GET', `${one.path}/entities/x/features`))).toEqual([
      404,
      'entity_id',
      'Entity not found or not accessible in this company',
    ]);
  });
});

describe('a recipient', () => {
  it('gets a bank account that is verified, and leaves the list with it', async () => {
    const made = await send('POST', `${one.path}/recipients`, { name: 'Prairie Supply' });
    const { id } = made.body['data'];
    const path = `${one.path}/recipients/${id}`;
    const account = await send('POST', `${path}/bank_accounts`, {
      currency: 'USD',
      account_number: '000123454417',
      routing_number: '110000000',
      payment_method: 'ach',
    });
    await bank.advance(2_000);

    expect(made.body['data']).toMatchObject({ email: null, bank_accounts: [] });
    expect(account.status).toBe(201);
    const [shown] = (await bank.get(path)).bank_accounts;
    expect(shown).toMatchObject({
      id: account.body['data'].id,
      owner_type: 'Counterparty',
      owner_id: id,
      account_details: [{ account_number_mask: '************4417' }],
      payment_profiles: [{ status: 'active', usage_type: 'credit' }],
    });
    expect((await send('DELETE', path)).status).toBe(204);
    expect((await send('GET', path)).status).toBe(404);
    expect((await bank.get(`${one.path}/recipients`)).map((row: Row) => row['id'])).not.toContain(id);
    expect((await bank.all(`${one.path}/bank_accounts`)).map((row) => row['id'])).not.toContain(shown.id);
  });

  it('needs a name, and its account a currency, a number and a method', async () => {
    const [recipient] = await bank.get(`${one.path}/recipients`);
    const path = `${one.path}/recipients/${recipient.id}/bank_accounts`;
    const odd = { currency: 'USD', account_number: '1', payment_method: 'pigeon' };

    expect((await send('POST', `${one.path}/recipients`, {})).status).toBe(400);
    expect((await send('POST', path, {})).body['errors']).toHaveLength(3);
    expect((await send('POST', path, odd)).status).toBe(422);
    expect((await send('POST', path, { ...odd, currency: 'XAU' })).status).toBe(422);
  });
});

describe('the helpers for forms', () => {
  it('tell the ways to pay a country', async () => {
    const query = 'country_code=us&currency_code=usd&entity_type=company';

    expect(await bank.get(`/payment_methods?${query}`)).toEqual([
      { transfer_method: 'LOCAL', local_clearing_systems: ['ach', 'fedwire', 'fednow'] },
      { transfer_method: 'SWIFT', local_clearing_systems: [] },
    ]);
    const absent = await send('GET', '/payment_methods?country_code=US&entity_type=COMPANY');
    expect(refusal(absent)).toEqual([400, 'currency_code', 'currency_code is required']);
    expect((await send('GET', `/payment_methods?${query}s`)).status).toBe(400);
  });

  it('tell what an account needs', async () => {
    const body = { country_code: 'GB', currency_code: 'GBP', entity_type: 'PERSONAL' };
    const { data } = (await send('POST', '/bank_account_requirements', body)).body;

    expect(data.fields.map((field: Row) => field['name'])).toEqual([
      'account_name',
      'account_number',
      'routing_number',
      'date_of_birth',
      'party_address',
    ]);
  });
});
