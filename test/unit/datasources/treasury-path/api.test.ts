import { describe, expect, it } from 'vitest';
import { fetchToken } from '../../../../src/datasources/treasury-path/api.js';
import { toSecret } from '../../../../src/domain/secret.js';
import { fakeTreasuryPath, refusal } from './fake-treasury-path.js';

const PATH = '/api/v1/sessions';
const required = (text: string) => toSecret(text) ?? (() => Promise.reject(new Error('no secret')));
const secrets = { apiKey: required('key'), apiSecret: required('secret') };
const fetched = (answer: unknown) => {
  const fake = fakeTreasuryPath({ [`POST ${PATH}`]: answer });
  return { fake, token: fetchToken(fake.api, secrets) };
};

describe('fetchToken', () => {
  it('sends exactly the two fields and gives a token up ten minutes before its day is over', async () => {
    const { fake, token } = fetched({ data: { token: 'token-1' } });

    expect(await token).toEqual({ accessToken: 'token-1', expiresInSeconds: 23 * 3600 + 50 * 60 });

    expect(fake.sent).toEqual([
      { method: 'POST', path: PATH, body: { api_key: 'key', api_secret: 'secret' } },
    ]);
  });

  it('says in the log that the credentials are not accepted', async () => {
    const { fake, token } = fetched(refusal('UNAUTHORIZED', 'api_key'));

    await expect(token).rejects.toMatchObject({ code: 'UNAUTHORIZED' });

    expect(fake.logs).toEqual([
      expect.stringContaining('error: no session to be had: check API key, API secret and base URL'),
    ]);
  });

  it('does not raise the alarm for an outage', async () => {
    const { fake, token } = fetched(refusal('UNAVAILABLE'));

    await expect(token).rejects.toMatchObject({ code: 'UNAVAILABLE' });

    expect(fake.logs).toEqual([]);
  });

  it.each([{ token: 'token-1' }, { data: { token: '' } }, { data: { token: 7 } }, { data: null }, null])(
    'refuses %j for a session',
    async (body) => {
      await expect(fetched(body).token).rejects.toMatchObject({ code: 'INVALID_RESPONSE' });
    },
  );
});
