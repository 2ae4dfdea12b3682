import { describe, expect, it } from 'vitest';
import {
  type FetchedToken,
  oauthClientCredentials,
} from '../../../../src/auth/credentials/oauth-client-credentials.js';
import { manualClock } from '../../../support/manual-clock.js';

const DAY_SECONDS = 86_400;
const token = (n: number) => ({ authorization: `Bearer token-${n}` });

/** Gives token-1, token-2 …; `fail` makes the next ones fail. */
function tokenEndpoint(expiresInSeconds = DAY_SECONDS) {
  const state = { calls: 0, fail: false, sameToken: false };
  const fetchToken = async (): Promise<FetchedToken> => {
    state.calls += 1;
    if (state.fail) throw new Error('token endpoint is down');
    return { accessToken: `token-${state.sameToken ? 1 : state.calls}`, expiresInSeconds };
  };
  return { state, fetchToken };
}

function open(expiresInSeconds?: number) {
  const clock = manualClock();
  const { state, fetchToken } = tokenEndpoint(expiresInSeconds);
  return { clock, state, credentials: oauthClientCredentials({ fetchToken, clock }) };
}

/** Lets a renewal in the background come to its end. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('OAuth client credentials', () => {
  it('fetch one token for any number of requests at once', async () => {
    const { state, credentials } = open();

    const signed = await Promise.all(Array.from({ length: 100 }, () => credentials.sign()));

    expect(signed.every(({ authorization }) => authorization === 'Bearer token-1')).toBe(true);
    expect(state.calls).toBe(1);
  });

  it('keep the token for as long as the provider said, not longer', async () => {
    const { clock, state, credentials } = open(60);
    await credentials.sign();

    clock.advance(56_000);
    expect(await credentials.sign()).toEqual(token(1));
    expect(state.calls).toBe(1);
    clock.advance(4_000);
    expect(await credentials.sign()).toEqual(token(2));
  });

  it('renew in the background when five minutes are left', async () => {
    const { clock, state, credentials } = open();
    await credentials.sign();

    clock.advance((DAY_SECONDS - 301) * 1000);
    await credentials.sign();
    expect(state.calls).toBe(1);
    clock.advance(1000);
    expect(await credentials.sign()).toEqual(token(1));
    await settled();

    expect(await credentials.sign()).toEqual(token(2));
    expect(state.calls).toBe(2);
  });

  it('go on with a good token while renewing fails, and do not ask at every request', async () => {
    const { clock, state, credentials } = open();
    await credentials.sign();
    clock.advance((DAY_SECONDS - 200) * 1000);
    state.fail = true;

    expect(await credentials.sign()).toEqual(token(1));
    await settled();
    expect(await credentials.sign()).toEqual(token(1));
    await settled();
    expect(state.calls).toBe(2);

    clock.advance(10_000);
    state.fail = false;
    await credentials.sign();
    await settled();
    expect(await credentials.sign()).toEqual(token(3));
  });

  it('give the failure to who needs a token, and try again next time', async () => {
    const { state, credentials } = open();
    state.fail = true;
    await expect(credentials.sign()).rejects.toThrow('token endpoint is down');

    state.fail = false;

    expect(await credentials.sign()).toEqual(token(2));
  });

  it('renew once when a hundred requests are refused at the same time', async () => {
    const { state, credentials } = open();
    const sent = await credentials.sign();

    const worthRepeating = await Promise.all(Array.from({ length: 100 }, () => credentials.refused(sent)));

    expect(worthRepeating.every(Boolean)).toBe(true);
    expect(state.calls).toBe(2);
  });

  it('do not renew for the refusal of a token that is already replaced', async () => {
    const { state, credentials } = open();
    const sent = await credentials.sign();
    await credentials.refused(sent);

    expect(await credentials.refused(sent)).toBe(true);
    expect(state.calls).toBe(2);
  });

  it('see no sense in a repeat when the provider hands out the refused token again', async () => {
    const { state, credentials } = open();
    state.sameToken = true;
    const sent = await credentials.sign();

    expect(await credentials.refused(sent)).toBe(false);
  });
});
