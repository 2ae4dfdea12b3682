import { describe, expect, it } from 'vitest';
import { fetchToken } from '../../../../src/datasources/treasure/api.js';
import { toSecret } from '../../../../src/domain/secret.js';
import { fakeTreasure, refusal } from './fake-treasure.js';

const PATH = '/v1/oauth/token';
const required = (text: string) => toSecret(text) ?? (() => Promise.reject(new Error('no secret')));
const secrets = { clientId: required('id'), clientSecret: required('secret') };
const fetched = (answer: unknown) => {
  const fake = fakeTreasure({ [`POST ${PATH}`]: answer });
  return { fake, token: fetchToken(fake.api, fake.api.upstream, secrets) };
};

describe('fetchToken', () => {
  it('sends exactly the two fields and believes the life that comes back', async () => {
    const { fake, token } = fetched({ expires_in: 83725, access_token: 'token-1', token_type: 'Bearer' });

    expect(await token).toEqual({ accessToken: 'token-1', expiresInSeconds: 83725 });

    expect(fake.sent).toEqual([
      { method: 'POST', path: PATH, body: { client_id: 'id', client_secret: 'secret' } },
    ]);
  });

  it('says in the log that the credentials are not accepted', async () => {
    const { fake, token } = fetched(refusal('UNAUTHORIZED', 'NOT_AUTHENTICATED'));

    await expect(token).rejects.toMatchObject({ code: 'UNAUTHORIZED' });

    expect(fake.logs).toEqual([
      expect.stringContaining('error: no token to be had: check client id, client secret and base URL'),
    ]);
  });

  it('does not raise the alarm for an outage', async () => {
    const { fake, token } = fetched(refusal('UNAVAILABLE'));

    await expect(token).rejects.toMatchObject({ code: 'UNAVAILABLE' });

    expect(fake.logs).toEqual([]);
  });

  it.each([undefined, null, -1, 'soon', {}])(
    'takes a token whose life is stated as %j',
    async (expires_in) => {
      const { token } = fetched({ access_token: 'token-1', expires_in });

      expect(await token).toEqual({ accessToken: 'token-1', expiresInSeconds: null });
    },
  );

  it('reads a life that is stated as text', async () => {
    const { token } = fetched({ access_token: 'token-1', expires_in: '3600' });

    expect(await token).toEqual({ accessToken: 'token-1', expiresInSeconds: 3600 });
  });

  it.each([{ expires_in: 60 }, { expires_in: 60, access_token: '' }, { access_token: 7 }, null])(
    'refuses %j for a token',
    async (body) => {
      await expect(fetched(body).token).rejects.toMatchObject({ code: 'INVALID_RESPONSE' });
    },
  );
});
