import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { call } from '../kernel/calls.js';
import { type Client, CREDENTIALS, startClient } from './client.js';

let client: Client;
beforeAll(async () => {
  client = await startClient();
});
afterAll(() => client.sim.close());
beforeEach(() => client.control('POST', 'reset'));

const businessesWith = (token: string) =>
  call('GET', `${client.sim.url}/v1/businesses`, { headers: { Authorization: `Bearer ${token}` } });

describe('tokens', () => {
  it('hands out the running token again, with less time left', async () => {
    const first = (await client.token()).json;
    await client.advance(3_600_000);

    const second = (await client.token()).json;

    expect(first).toMatchObject({ expires_in: 86_400, token_type: 'Bearer' });
    expect(second).toEqual({ ...first, expires_in: 82_800 });
  });

  it('lets a token in for its life and no longer', async () => {
    await client.settings({ tokenLifeSeconds: 60 });
    const token = (await client.token()).json.access_token;

    expect((await businessesWith(token)).status).toBe(200);
    await client.advance(60_000);

    const late = await businessesWith(token);
    expect(late.status).toBe(401);
    expect(late.json.error_code).toBe('NOT_AUTHENTICATED');
  });

  it('revokes tokens by command', async () => {
    const token = (await client.token()).json.access_token;

    await client.command({ action: 'expire-tokens' });

    expect((await businessesWith(token)).status).toBe(401);
    expect((await client.token()).json.access_token).not.toBe(token);
  });

  it('refuses a wrong secret, also the one that was replaced', async () => {
    expect((await client.token({ ...CREDENTIALS, client_secret: 'guess' })).status).toBe(401);

    await client.command({ action: 'replace-client-secret', secret: 'fresh' });

    expect((await client.token()).status).toBe(401);
    expect((await client.token({ ...CREDENTIALS, client_secret: 'fresh' })).status).toBe(200);
  });

  it('takes exactly two fields', async () => {
    const answer = await client.token({ ...CREDENTIALS, grant_type: 'client_credentials' });

    expect(answer.status).toBe(400);
    expect(answer.json.details).toMatchObject([{ target: 'grant_type', reason_code: 'PARAM_IS_UNEXPECTED' }]);
  });
});

describe('ordered refusals', () => {
  it.each([
    ['NOT_AUTHORIZED', 403, null],
    ['THROTTLE_EXCEEDED', 429, '7'],
    ['SERVICE_TEMPORARILY_UNAVAILABLE', 503, '7'],
    ['NOT_AUTHENTICATED', 401, null],
  ])('answers %s once with status %i', async (code, status, retryAfter) => {
    await client.settings({ retryAfter: '7' });
    await client.command({ action: 'refuse', code, path: '/v1/businesses' });

    const refused = await client.get('businesses');

    expect(refused.status).toBe(status);
    expect(refused.json.error_code).toBe(code);
    expect(refused.headers.get('retry-after')).toBe(retryAfter);
    expect((await client.get('businesses')).status).toBe(200);
  });

  it('answers paths it does not know with INVALID_PATH', async () => {
    const answer = await client.get('nowhere');

    expect([answer.status, answer.json.error_code]).toEqual([400, 'INVALID_PATH']);
  });
});
