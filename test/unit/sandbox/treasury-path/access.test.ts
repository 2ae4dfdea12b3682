import { describe, expect, it } from 'vitest';
import { API, type Bank, HOUR, KEYS, refusal, useBank } from './bank.js';

let bank: Bank;
useBank((opened) => {
  bank = opened;
});

const REVOKED = [401, 'api_key', 'Invalid or revoked API credentials'];
const MISSING = [401, 'token', 'Missing or invalid token'];
const companies = (auth?: string) => bank.call('GET', `${API}/companies`, auth === undefined ? {} : { auth });

describe('a session', () => {
  it('is a JWT that names workspace, key and the end of its 24 hours, and nothing beside it', async () => {
    const made = await bank.login();

    const [header, claims] = made.body['data'].token.split('.').map((part: string) => {
      try {
        return JSON.parse(Buffer.from(part, 'base64url').toString());
      } catch {
        return undefined;
      }
    });
    expect(made.status).toBe(201);
    expect(Object.keys(made.body['data'])).toEqual(['token']);
    expect(header).toEqual({ alg: 'HS256' });
    expect(claims).toMatchObject({ workspace_id: expect.any(String), api_key: KEYS.api_key });
    expect(claims.exp * 1000 - bank.context.clock.nowMs()).toBeLessThanOrEqual(24 * HOUR);
    expect((await companies()).status).toBe(200);
  });

  it('ends after 24 hours of the clock', async () => {
    await bank.advance(24 * HOUR + 1_000);
    const late = await companies();
    await bank.login();

    expect(refusal(late)).toEqual(REVOKED);
    expect((await companies()).status).toBe(200);
  });

  it('can be revoked while the key goes on', async () => {
    await bank.command({ action: 'revoke-sessions' });
    const revoked = await companies();
    await bank.login();

    expect(refusal(revoked)).toEqual(REVOKED);
    expect((await companies()).status).toBe(200);
  });

  it('dies with its key, which opens no other one', async () => {
    await bank.settings({ revokedApiKeys: [KEYS.api_key] });

    expect(refusal(await companies())).toEqual(REVOKED);
    expect(refusal(await bank.login())).toEqual(REVOKED);
    const other = { api_key: 'tp_key_sim000000000002', api_secret: 'tp_secret_sim00000000002' };
    expect((await bank.login(other)).status).toBe(201);
  });

  it('is refused for wrong or absent credentials', async () => {
    const wrong = await bank.login({ ...KEYS, api_secret: 'guess' });
    const absent = await bank.login({ api_key: KEYS.api_key });

    expect(refusal(wrong)).toEqual(REVOKED);
    expect(refusal(absent)).toEqual([400, 'api_secret', 'api_secret is required']);
  });
});

describe('a request', () => {
  it('without a session of ours is refused with the other 401', async () => {
    const forged = `Bearer ${Buffer.from('{"alg":"HS256"}').toString('base64url')}.e30.c2ln`;

    for (const auth of ['', 'Bearer nonsense', forged, `Bearer ${KEYS.api_key}`]) {
      expect(refusal(await companies(auth))).toEqual(MISSING);
    }
    expect(refusal(await bank.call('POST', '/graphql', { auth: '', body: {} }))).toEqual(MISSING);
  });

  it('can be let through with the bare key, and the 401 can be told to be either one', async () => {
    await bank.settings({ acceptRawApiKey: true, unauthorizedForm: 'api_key' });

    expect((await companies(`Bearer ${KEYS.api_key}`)).status).toBe(200);
    expect(refusal(await companies('Bearer nonsense'))).toEqual(REVOKED);
    await bank.settings({ unauthorizedForm: 'token', revokedApiKeys: [KEYS.api_key] });
    expect(refusal(await companies())).toEqual(MISSING);
  });

  it('above the rate is 429 on base, with or without a time to come again', async () => {
    await bank.settings({ rateLimitPerSecond: 0.01, rateLimitBurst: 1 });
    await companies();
    const limited = await companies();
    await bank.settings({ retryAfter: false });
    const bare = await companies();

    expect(refusal(limited)).toEqual([429, 'base', 'Rate limit exceeded']);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(bare.headers.get('retry-after')).toBeNull();
  });

  it('to nowhere is 404, and one that is no JSON is 400', async () => {
    const nowhere = await bank.call('GET', `${API}/funding_accounts`);
    const broken = await bank.call('POST', `${API}/companies`, { body: '{"name":' });

    expect(refusal(nowhere)).toEqual([404, 'base', 'Not found']);
    expect(refusal(broken)).toEqual([400, 'base', 'The request body must be a JSON object']);
  });
});

describe('the settings', () => {
  it('refuse unknown names and unfit values, and go back with a reset', async () => {
    const unknown = await bank.settings({ colour: 'blue' });
    const unfit = await bank.settings({ moneyForm: 'roman' });
    await bank.settings({ wildcardDepth: 'one' });
    await bank.reset();

    expect([unknown.status, unfit.status]).toEqual([400, 400]);
    expect((await bank.settings({})).body['wildcardDepth']).toBe('any');
  });
});
