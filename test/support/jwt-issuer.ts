import { systemClock } from '../../src/domain/clock.js';
import { newTestKey, signToken, type TestKey } from './jwt.js';
import { json, type Loopback, startLoopback } from './loopback.js';

/** What the key address of an identity provider does next. */
export type Mood = 'answers' | 'is down' | 'hangs' | 'is huge' | 'redirects' | 'talks nonsense';

/** An identity provider on this machine. */
export interface FakeIssuer {
  readonly issuer: string;
  readonly jwksUrl: string;
  readonly server: Loopback;
  readonly key: TestKey;
  /** New keys take the place of those that are published. */
  publish(keys: readonly TestKey[]): void;
  feel(mood: Mood): void;
  /** A good token but for what is given. */
  token(given?: { readonly claims?: object; readonly header?: object; readonly key?: TestKey }): string;
  close(): Promise<void>;
}

/** Starts one that publishes one key. */
export async function startIssuer(issuer = 'https://idp.example/'): Promise<FakeIssuer> {
  const key = newTestKey();
  let published: readonly TestKey[] = [key];
  let mood: Mood = 'answers';
  const keySet = () => ({ keys: published.map(({ jwk }) => jwk) });
  const server = await startLoopback((response, { url }) => {
    if (url === '/elsewhere' || mood === 'answers') return json(response, keySet());
    if (mood === 'is down') return json(response, {}, 503);
    if (mood === 'redirects') return json(response, keySet(), 302, { location: '/elsewhere' });
    if (mood === 'talks nonsense') return json(response, 'no keys');
    if (mood === 'is huge') return json(response, { ...keySet(), padding: 'x'.repeat(300 * 1024) });
  });
  return {
    issuer,
    jwksUrl: `${server.url}/jwks.json`,
    server,
    key,
    publish: (keys) => {
      published = keys;
    },
    feel: (next) => {
      mood = next;
    },
    token: ({ claims = {}, header, key: signer = key } = {}) =>
      signToken(signer, { ...goodClaims(issuer), ...claims }, header),
    close: () => server.close(),
  };
}

/** What a token of an issuer needs, an hour of life included. */
export function goodClaims(issuer: string, nowMs = systemClock.nowMs()) {
  const now = Math.floor(nowMs / 1000);
  return {
    iss: issuer,
    sub: 'ada',
    aud: 'exchequer',
    iat: now,
    exp: now + 3600,
    scope: 'accounts:read',
    exchequer: { connectors: ['bank'] },
  };
}
