import { describe, expect, it } from 'vitest';
import { KeysUnavailableError } from '../../../../src/auth/callers/key-source.js';
import {
  COOLDOWN_MS,
  FIRST_KEYS_COOLDOWN_MS,
  FRESH_MS,
  remoteKeys,
  STALE_MS,
} from '../../../../src/auth/callers/remote-keys.js';
import { newTestKey, type TestKey } from '../../../support/jwt.js';
import { manualClock } from '../../../support/manual-clock.js';

const first = newTestKey('ES256', 'first');
const second = newTestKey('ES256', 'second');

/** Keys of an issuer whose answers a test chooses. */
function issuerUnderTest(published: readonly TestKey[] = [first]) {
  const clock = manualClock();
  const lines: unknown[] = [];
  const setOf = (keys: readonly TestKey[]) => ({ keys: keys.map(({ jwk }) => jwk) });
  const issuer = { answer: (): Promise<unknown> => Promise.resolve(setOf(published)), fetches: 0 };
  const keys = remoteKeys({
    issuer: 'https://idp/',
    fetchKeySet: () => {
      issuer.fetches += 1;
      return issuer.answer();
    },
    clock,
    log: (level, message, fields) => lines.push([level, message, fields]),
  });
  return {
    issuer,
    clock,
    lines,
    publish: (keys: readonly TestKey[]) => {
      issuer.answer = async () => setOf(keys);
    },
    fail: () => {
      issuer.answer = () => Promise.reject(new Error('down', { cause: new Error('ECONNREFUSED') }));
    },
    ask: async (kid?: string) => (await keys.candidates({ algorithm: 'ES256', kid })).map(({ kid }) => kid),
  };
}

describe('the keys of an issuer', () => {
  it('are fetched when the first token arrives, once for all that arrive together', async () => {
    const { ask, issuer } = issuerUnderTest();
    expect(issuer.fetches).toBe(0);

    expect(await Promise.all([ask('first'), ask('first'), ask()])).toEqual([['first'], ['first'], ['first']]);

    expect(issuer.fetches).toBe(1);
  });

  it('are fetched anew for a key that is not among them', async () => {
    const { ask, issuer, clock, publish } = issuerUnderTest();
    await ask('first');
    publish([first, second]);
    clock.advance(COOLDOWN_MS);

    expect(await ask('second')).toEqual(['second']);
    expect(await ask('first')).toEqual(['first']);
    expect(issuer.fetches).toBe(2);
  });

  it('are gone when it publishes none that can be used, which the log says, and back soon after they are', async () => {
    const { ask, clock, publish, lines } = issuerUnderTest();
    await ask('first');
    publish([]);
    clock.advance(COOLDOWN_MS);

    expect(await ask('unknown')).toEqual([]);
    expect(await ask('first')).toEqual([]);
    expect(JSON.stringify(lines)).toContain('an issuer publishes no usable key');
    publish([first]);
    clock.advance(FIRST_KEYS_COOLDOWN_MS);
    expect(await ask('first')).toEqual(['first']);
  });

  it('are fetched once in a while at most, however many unknown keys are named', async () => {
    const { ask, issuer, clock, fail } = issuerUnderTest();
    await ask('first');

    for (const kid of ['a', 'b', 'c']) expect(await ask(kid)).toEqual([]);
    expect(issuer.fetches).toBe(1);
    clock.advance(COOLDOWN_MS);
    for (const kid of ['a', 'b', 'c']) expect(await ask(kid)).toEqual([]);
    expect(issuer.fetches).toBe(2);
    fail();
    clock.advance(COOLDOWN_MS);
    for (const kid of ['a', 'b', 'c']) expect(await ask(kid)).toEqual([]);
    expect(issuer.fetches).toBe(3);
  });

  it('are fetched anew when they are old, so that a withdrawn key is good no longer', async () => {
    const { ask, issuer, clock, publish } = issuerUnderTest();
    await ask('first');
    publish([second]);

    clock.advance(FRESH_MS - 1);
    expect(await ask('first')).toEqual(['first']);
    clock.advance(1);
    expect(await ask('first')).toEqual([]);
    expect(issuer.fetches).toBe(2);
  });

  it('are given up when the issuer publishes none any more', async () => {
    const { ask, clock, publish } = issuerUnderTest();
    await ask('first');
    publish([]);
    clock.advance(FRESH_MS);

    expect(await ask('first')).toEqual([]);
  });
});

describe('an issuer that is down', () => {
  it('signs in nobody, and is asked again soon', async () => {
    const { ask, issuer, clock, lines, fail, publish } = issuerUnderTest();
    fail();

    await expect(ask('first')).rejects.toThrow(KeysUnavailableError);
    await expect(ask('first')).rejects.toThrow(KeysUnavailableError);
    expect(issuer.fetches).toBe(1);
    expect(lines).toEqual([
      [
        'warn',
        'the keys of an issuer cannot be fetched',
        { issuer: 'https://idp/', reason: 'down: ECONNREFUSED' },
      ],
    ]);
    publish([first]);
    clock.advance(FIRST_KEYS_COOLDOWN_MS);
    expect(await ask('first')).toEqual(['first']);
  });

  it('signs out nobody whose key is known, and is asked now and then', async () => {
    const { ask, issuer, clock, fail, publish } = issuerUnderTest();
    await ask('first');
    fail();
    clock.advance(FRESH_MS);

    expect(await ask('first')).toEqual(['first']);
    expect(await ask('first')).toEqual(['first']);
    expect(issuer.fetches).toBe(2);
    publish([second]);
    clock.advance(COOLDOWN_MS);
    await ask('first');
    expect(await ask('second')).toEqual(['second']);
    expect(issuer.fetches).toBe(3);
  });

  it('holds up no request once it is known to be down', async () => {
    const { ask, clock, issuer, fail } = issuerUnderTest();
    await ask('first');
    fail();
    clock.advance(FRESH_MS);
    await ask('first');
    clock.advance(COOLDOWN_MS);
    issuer.answer = () => new Promise(() => undefined);

    expect(await ask('first')).toEqual(['first']);
    expect(issuer.fetches).toBe(3);
  });

  it.each([[null], [{}], ['text'], [{ keys: 'none' }]])(
    'is one that answers %j as well',
    async (nonsense) => {
      const { ask, clock, issuer } = issuerUnderTest();
      await ask('first');
      issuer.answer = async () => nonsense;
      clock.advance(FRESH_MS);

      expect(await ask('first')).toEqual(['first']);
    },
  );

  it('is not trusted for ever', async () => {
    const { ask, clock, fail } = issuerUnderTest();
    await ask('first');
    fail();

    clock.advance(STALE_MS - 1);
    expect(await ask('first')).toEqual(['first']);
    clock.advance(FIRST_KEYS_COOLDOWN_MS);
    await expect(ask('first')).rejects.toThrow(KeysUnavailableError);
  });

  it('is trusted again at once when it comes back after long silence', async () => {
    const { ask, clock, fail, publish } = issuerUnderTest();
    await ask('first');
    fail();
    clock.advance(FRESH_MS);
    await ask('first');
    publish([second]);
    clock.advance(FRESH_MS);

    expect(await ask('first')).toEqual([]);
    expect(await ask('second')).toEqual(['second']);
  });
});
