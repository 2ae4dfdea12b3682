import { describe, expect, it } from 'vitest';
import { silentTelemetry } from '../../../../src/domain/telemetry.js';
import { newCall } from '../../../support/attempts.js';
import { manualClock } from '../../../support/manual-clock.js';
import { upstreamError, useFarSide } from '../../../support/upstream.js';

const far = useFarSide();
const WRITE = { method: 'POST', path: '/ach' } as const;
/** As many as open the circuit when they say something about the provider. */
const MANY = 20;

describe('a write without an answer', () => {
  it('whose caller has left says nothing about the provider', async () => {
    far.handle = () => undefined;
    const upstream = far.open();

    for (let count = 1; count <= MANY; count += 1) {
      const caller = new AbortController();
      const write = upstreamError(upstream.send(newCall({ signal: caller.signal }), WRITE));
      await far.server.arrived(count);
      caller.abort();
      expect(await write).toMatchObject({ code: 'TIMEOUT', sent: 'maybe' });
    }

    expect(upstream.attempts).toHaveLength(MANY);
    expect(upstream.health()).toMatchObject({
      state: 'HEALTHY',
      circuit: 'CLOSED',
      lastFailureAt: null,
      lastFailureReason: null,
      lastSuccessAt: null,
    });
  });

  it('whose caller still waits shows that the provider fails', async () => {
    far.handle = () => undefined;
    const clock = manualClock();
    const upstream = far.open(far.server.url, { clock });
    const write = upstreamError(upstream.send(newCall(), WRITE));
    await far.server.arrived(1);

    clock.advance(20_000);

    expect(await write).toMatchObject({ code: 'TIMEOUT', sent: 'maybe' });
    expect(upstream.health()).toMatchObject({
      state: 'DEGRADED',
      lastFailureAt: new Date(clock.nowMs()).toISOString(),
      lastFailureReason: expect.any(String),
    });
  });
});

describe('a read without an answer', () => {
  it('shows that the provider fails, be it that its caller has left', async () => {
    const clock = manualClock();
    let reported = () => {};
    const report = new Promise<void>((resolve) => {
      reported = resolve;
    });
    far.handle = () => undefined;
    const telemetry = { ...silentTelemetry, upstream: () => setImmediate(reported) };
    const upstream = far.open(far.server.url, { clock, telemetry });
    const caller = new AbortController();
    const read = upstreamError(upstream.get(newCall({ signal: caller.signal }), '/account'));
    await far.server.arrived(1);
    caller.abort();
    await read;

    clock.advance(20_000);
    await report;

    expect(upstream.health().state).toBe('DEGRADED');
  });
});
