import { describe, expect, it } from 'vitest';
import { ALONE_MS } from '../../../../src/datasources/http/sharing.js';
import { newCall } from '../../../support/attempts.js';
import { json } from '../../../support/loopback.js';
import { manualClock } from '../../../support/manual-clock.js';
import { upstreamError, useFarSide } from '../../../support/upstream.js';

const far = useFarSide();
const LIMITS = { timeoutMs: 20_000, maxConcurrent: 1, requestsPerSecond: 1000 };

/** One connection, and a provider that does not answer. */
function open() {
  far.handle = () => undefined;
  const clock = manualClock();
  return { clock, upstream: far.open(far.server.url, { clock, limits: LIMITS }) };
}

function leaver() {
  const caller = new AbortController();
  return { call: newCall({ signal: caller.signal }), leave: () => caller.abort() };
}

describe('a read that nobody waits for any more', () => {
  it('gives its place back after a second, and says nothing about the provider', async () => {
    const { clock, upstream } = open();
    for (let i = 1; i <= 20; i++) {
      const { call, leave } = leaver();
      const read = upstreamError(upstream.get(call, `/account/a${i}`));
      await far.server.arrived(i);
      leave();
      await read;
      clock.advance(ALONE_MS);
    }

    far.handle = (response) => json(response, { ok: true });

    expect((await upstream.get(newCall(), '/account')).body).toEqual({ ok: true });
    expect(upstream.health()).toMatchObject({ state: 'HEALTHY', circuit: 'CLOSED', lastFailureAt: null });
  });

  it('is not sent if it has not begun', async () => {
    const { clock, upstream } = open();
    const first = leaver();
    const holding = upstreamError(upstream.get(first.call, '/account/a1'));
    await far.server.arrived(1);
    const { call, leave } = leaver();
    const queued = upstreamError(upstream.get(call, '/account/a2'));

    leave();
    await queued;
    first.leave();
    await holding;
    far.handle = (response) => json(response, { ok: true });
    clock.advance(ALONE_MS);
    await upstream.get(newCall(), '/account/a3');

    expect(far.server.requests.map(({ url }) => url)).toEqual(['/account/a1', '/account/a3']);
  });

  it('goes on when somebody joins it within a second', async () => {
    const { clock, upstream } = open();
    const { call, leave } = leaver();
    let answer = () => {};
    far.handle = (response) => {
      answer = () => json(response, { ok: true });
    };
    const left = upstreamError(upstream.get(call, '/account'));
    await far.server.arrived(1);
    leave();
    await left;

    const joined = upstream.get(newCall(), '/account');
    clock.advance(ALONE_MS);
    answer();

    expect((await joined).body).toEqual({ ok: true });
    expect(far.server.requests).toHaveLength(1);
  });
});
