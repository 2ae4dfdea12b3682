import { describe, expect, it } from 'vitest';
import {
  type FetchedToken,
  oauthClientCredentials,
} from '../../../../src/auth/credentials/oauth-client-credentials.js';
import { UnsendableCredential } from '../../../../src/auth/credentials/sendable.js';
import { type UpstreamCode, UpstreamError } from '../../../../src/domain/errors.js';
import { manualClock } from '../../../support/manual-clock.js';
import { connector } from '../../../support/upstream.js';

const MINUTE = 60_000;

/** A token endpoint that answers what `next` gives, and a secret that can be replaced. */
function open(next: (call: number) => Partial<FetchedToken>) {
  const clock = manualClock();
  const state = { calls: 0, secret: 'old' };
  const fetchToken = async () => {
    state.calls += 1;
    return { accessToken: `token-${state.calls}`, expiresInSeconds: 86_400, ...next(state.calls) };
  };
  const secrets = [async () => state.secret];
  return { clock, state, credentials: oauthClientCredentials({ fetchToken, clock, secrets }) };
}

type Opened = ReturnType<typeof open>;

/** One request to a provider that answers 401 to every token. */
async function refuseOnce({ credentials }: Opened): Promise<boolean> {
  return credentials.refused(await credentials.sign());
}

async function refuseTimes(opened: Opened, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await refuseOnce(opened);
}

describe('a provider that refuses every token', () => {
  it('is asked for one new token, and not for one with every request', async () => {
    const opened = open(() => ({}));

    await refuseTimes(opened, 100);

    expect(opened.state.calls).toBe(2);
  });

  it('is asked again after a pause that doubles up to a minute', async () => {
    const opened = open(() => ({}));
    const minted: number[] = [];

    for (let second = 0; second < 300; second += 1) {
      const before = opened.state.calls;
      await refuseOnce(opened);
      if (opened.state.calls > before) minted.push(second);
      opened.clock.advance(1000);
    }

    expect(minted).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183, 243]);
  });

  it('is asked at once when a secret has changed', async () => {
    const opened = open(() => ({}));
    await refuseTimes(opened, 10);
    const before = opened.state.calls;

    opened.state.secret = 'new';

    expect(await refuseOnce(opened)).toBe(true);
    expect(opened.state.calls).toBe(before + 1);
  });

  it('leaves no pause behind for a refusal long afterwards', async () => {
    const opened = open(() => ({}));
    await refuseTimes(opened, 2);
    opened.clock.advance(10 * MINUTE);
    await refuseOnce(opened);
    const before = opened.state.calls;

    opened.clock.advance(1000);
    await refuseOnce(opened);

    expect(opened.state.calls).toBe(before + 1);
  });
});

describe('a token endpoint', () => {
  it('whose token cannot be sent has given none, and is not asked with every request', async () => {
    const opened = open(() => ({ accessToken: 'evil\r\nX-Evil: 1' }));

    for (let i = 0; i < 100; i++)
      await expect(opened.credentials.sign()).rejects.toThrow(UnsendableCredential);

    expect(opened.state.calls).toBe(2);
  });

  it('whose token cannot be sent is asked again after the pause, and its good token is used', async () => {
    const opened = open((call) => (call <= 2 ? { accessToken: 'evil\n' } : {}));
    for (let i = 0; i < 3; i++) await expect(opened.credentials.sign()).rejects.toThrow();

    opened.clock.advance(1000);

    expect(await opened.credentials.sign()).toEqual({ authorization: 'Bearer token-3' });
  });

  it('that refuses the secrets is asked at once when a secret has changed', async () => {
    const opened = open(() => {
      if (opened.state.secret === 'new') return {};
      throw new UpstreamError({ connector, code: 'UNAUTHORIZED', status: 401, sent: 'yes' });
    });
    for (let i = 0; i < 10; i++) await expect(opened.credentials.sign()).rejects.toThrow(UpstreamError);
    expect(opened.state.calls).toBe(2);

    opened.state.secret = 'new';

    expect(await opened.credentials.sign()).toEqual({ authorization: 'Bearer token-3' });
  });

  it.each<UpstreamCode>(['TIMEOUT', 'UNAVAILABLE', 'RATE_LIMITED', 'CIRCUIT_OPEN'])(
    'that fails with %s is asked by every request, for its own client pauses',
    async (code) => {
      const opened = open(() => {
        throw new UpstreamError({ connector, code, sent: 'no' });
      });

      for (let i = 0; i < 5; i++) await expect(opened.credentials.sign()).rejects.toThrow(UpstreamError);

      expect(opened.state.calls).toBe(5);
    },
  );

  it.each([null, Number.NaN, -1, Number.POSITIVE_INFINITY])(
    'that states %s as the life of a token gives one that is used for five minutes',
    async (expiresInSeconds) => {
      const opened = open(() => ({ expiresInSeconds }));
      await opened.credentials.sign();

      opened.clock.advance(4 * MINUTE);
      expect(await opened.credentials.sign()).toEqual({ authorization: 'Bearer token-1' });
      opened.clock.advance(MINUTE);

      expect(await opened.credentials.sign()).toEqual({ authorization: 'Bearer token-2' });
    },
  );
});
