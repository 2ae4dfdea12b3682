import { describe, expect, it } from 'vitest';
import type { Answer, Row } from '../answer.js';
import { API, type Bank, refusal, useBank } from './bank.js';
import { type Customer, customer } from './customer.js';

let bank: Bank;
let one: Customer;
useBank(async (opened) => {
  bank = opened;
  one = await customer(bank);
}, 'default');

const token = (body: Row): Promise<Answer> => bank.call('POST', `${API}/hosted_page_tokens`, { body });
const funding = (more: Row = {}): Promise<Answer> =>
  token({ entity_id: one.entity, purpose: 'funding_accounts', ...more });
const claims = ({ body }: Answer): Row =>
  JSON.parse(Buffer.from(body['data'].token.split('.')[1], 'base64url').toString());
const trust = (domains: readonly string[] | null): Promise<Row> =>
  bank.command({ action: 'trusted-domains', domains });
const entityWith = async (feature: string | null): Promise<string> => {
  const { entities } = await bank.command({ action: 'inventory' });
  return entities.find((row: Row) => row['feature'] === feature).id;
};

describe('a hosted-page token', () => {
  it('names company, entity and purpose in plain ids and ends after two hours', async () => {
    const made = await funding();

    expect(made.status).toBe(201);
    expect(Object.keys(made.body['data'])).toEqual(['token', 'purpose']);
    expect(claims(made)).toMatchObject({
      entity_id: Buffer.from(one.entity, 'base64url').toString(),
      company_id: expect.stringMatching(/^gid:\/\/wallet-app\/Company\/\d+$/),
      purpose: 'funding_accounts',
    });
    const lifeMs = claims(made)['exp'] * 1000 - bank.context.clock.nowMs();
    expect(lifeMs).toBeGreaterThan(7_100_000);
    expect(lifeMs).toBeLessThanOrEqual(7_200_000);
  });

  it('is refused for what the body lacks, in the order of the table', async () => {
    const purpose = 'funding_accounts';
    const known = one.entity;

    expect(refusal(await token({}))).toEqual([400, 'entity_id', 'Entity ID is required']);
    expect(refusal(await token({ entity_id: ' ', purpose }))).toEqual([
      400,
      'entity_id',
      'Entity ID is required',
    ]);
    expect(refusal(await token({ entity_id: known }))).toEqual([400, 'purpose', 'Purpose is required']);
    expect(refusal(await token({ entity_id: 'x', purpose: 'holidays' }))).toEqual([
      400,
      'purpose',
      'Invalid purpose',
    ]);
    expect(refusal(await token({ entity_id: 'x', purpose: 'api_access' }))).toEqual([
      403,
      'purpose',
      'Purpose must be a hosted_page category',
    ]);
    expect(refusal(await token({ entity_id: 'x', purpose }))).toEqual([
      404,
      'entity_id',
      'Entity not found or not accessible in this company',
    ]);
  });

  it('is refused for an entity of a company out of reach', async () => {
    const { companies, entities } = await bank.command({ action: 'inventory' });
    const foreign = companies.find((row: Row) => !row['inScope']);
    const entity = entities.find((row: Row) => row['companyId'] === foreign.id);

    expect(refusal(await funding({ entity_id: entity.id }))).toEqual([
      422,
      'entity',
      'Entity does not belong to this company',
    ]);
    expect((await bank.call('GET', `${API}/companies/${foreign.id}`)).status).toBe(404);
    await bank.command({ action: 'company', company: foreign.id, inScope: true });
    expect((await funding({ entity_id: entity.id })).status).toBe(201);
  });

  it('is refused until the multi-currency account is active', async () => {
    for (const feature of [null, 'CREATED', 'SUBMITTED', 'ACTION_REQUIRED']) {
      expect(refusal(await funding({ entity_id: await entityWith(feature) }))).toEqual([
        422,
        'entity_id',
        'Multi-currency account not found for this entity. Please create an account first.',
      ]);
    }
  });

  it('for other purposes has an endpoint of its own, which is not simulated', async () => {
    const made = await bank.call('POST', `${API}${one.path}/entities/${one.entity}/hosted_page_tokens`, {
      body: {},
    });

    expect(made.status).toBe(501);
  });
});

describe('a return address', () => {
  const url = 'https://app.orchard.example/linked?step=2';
  const returning = async (address: unknown): Promise<number> =>
    (await funding({ return_url: address })).status;

  it('is dropped silently while there is no list', async () => {
    const made = await funding({ return_url: url });

    expect(made.status).toBe(201);
    expect(made.body['data']).not.toHaveProperty('return_url');
    expect(claims(made)).not.toHaveProperty('return_url');
  });

  it('comes back unchanged when its domain is trusted', async () => {
    await trust(['app.orchard.example']);

    const made = await funding({ return_url: url });

    expect(made.body['data'].return_url).toBe(url);
    expect(claims(made)['return_url']).toBe(url);
  });

  it('is refused when its domain is not on the list, and always when the list is empty', async () => {
    const untrusted = [422, 'return_url', 'URL domain is not in the trusted domains list'];
    await trust(['other.example']);
    const elsewhere = await funding({ return_url: url });
    await trust([]);
    const empty = await funding({ return_url: url });
    await trust(null);

    expect([refusal(elsewhere), refusal(empty)]).toEqual([untrusted, untrusted]);
    expect(await returning(url)).toBe(201);
  });

  it('is compared by host alone', async () => {
    await trust(['app.orchard.example', 'bücher.example']);

    expect(await returning('HTTPS://APP.Orchard.example.:8443/x')).toBe(201);
    expect(await returning('http://xn--bcher-kva.example/')).toBe(201);
    expect(await returning('https://app.orchard.example.evil.example/')).toBe(422);
    expect(await returning('https://app.orchard.example@evil.example/')).toBe(422);
    for (const bad of ['/linked', 'javascript:alert(1)', 'ftp://app.orchard.example', 'https://', 7]) {
      expect(await returning(bad)).toBe(422);
    }
  });

  it('may be any depth under a wildcard but not its parent, or one label only', async () => {
    await trust(['*.orchard.example']);

    expect(await returning('https://app.orchard.example')).toBe(201);
    expect(await returning('https://eu.app.orchard.example')).toBe(201);
    expect(await returning('https://orchard.example')).toBe(422);
    expect(await returning('https://badorchard.example')).toBe(422);
    await bank.settings({ wildcardDepth: 'one' });
    expect(await returning('https://app.orchard.example')).toBe(201);
    expect(await returning('https://eu.app.orchard.example')).toBe(422);
  });
});
