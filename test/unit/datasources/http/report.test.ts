import { describe, expect, it } from 'vitest';
import { createHealthRecord } from '../../../../src/datasources/http/health.js';
import type { Outgoing } from '../../../../src/datasources/http/outgoing.js';
import { report } from '../../../../src/datasources/http/report.js';
import { type UpstreamCode, UpstreamError } from '../../../../src/domain/errors.js';
import type { UpstreamAttempt } from '../../../../src/domain/telemetry.js';
import { newCall } from '../../../support/attempts.js';
import { manualClock } from '../../../support/manual-clock.js';
import { newOutgoing, okAnswer } from '../../../support/outgoing.js';
import { connector } from '../../../support/upstream.js';

/** Runs the step around an attempt that takes 30 ms and ends with `ending`. */
async function run(ending: typeof okAnswer | Error, more: Partial<Outgoing> = {}) {
  const clock = manualClock();
  const health = createHealthRecord(clock);
  const attempts: UpstreamAttempt[] = [];
  const telemetry = { upstream: (attempt: UpstreamAttempt) => void attempts.push(attempt) };
  const step = report({ connector, clock, telemetry, health });
  const answer = step(newOutgoing(more), async () => {
    clock.advance(30);
    if (ending instanceof Error) throw ending;
    return ending;
  });
  const outcome = await answer.catch((error: unknown) => error);
  return { attempts, outcome, health: health.read('CLOSED') };
}

const failed = (code: UpstreamCode, status?: number) =>
  new UpstreamError({ connector, code, sent: 'maybe', ...(status !== undefined && { status }) });

describe('the report of an attempt', () => {
  it('tells how long an answer took, by route', async () => {
    const { attempts, outcome, health } = await run(okAnswer, { call: newCall({ requestId: 'r1' }) });

    expect(outcome).toBe(okAnswer);
    expect(attempts).toEqual([
      {
        connector,
        method: 'GET',
        route: '/account/:id',
        outcome: 'ok',
        status: 200,
        durationMs: 30,
        requestId: 'r1',
        providerMessage: null,
      },
    ]);
    expect(health).toMatchObject({ state: 'HEALTHY', latencyP50Ms: 30 });
  });

  it('counts an outage against the provider and passes it on', async () => {
    const outage = failed('UNAVAILABLE', 503);

    const { attempts, outcome, health } = await run(outage);

    expect(outcome).toBe(outage);
    expect(attempts).toMatchObject([{ outcome: 'UNAVAILABLE', status: 503, durationMs: 30 }]);
    expect(health).toMatchObject({ state: 'DEGRADED', lastSuccessAt: null });
  });

  it.each<[UpstreamCode, number]>([
    ['NOT_FOUND', 404],
    ['REJECTED', 422],
    ['FORBIDDEN', 403],
  ])('counts %s as an answer of a healthy provider', async (code, status) => {
    const { attempts, health } = await run(failed(code, status));

    expect(attempts).toMatchObject([{ outcome: code, status }]);
    expect(health).toMatchObject({ state: 'HEALTHY', lastFailureAt: null, latencyP50Ms: 30 });
  });

  it('leaves a 401 to the step that may renew the credentials', async () => {
    const { attempts, health } = await run(failed('UNAUTHORIZED', 401));

    expect(attempts).toMatchObject([{ outcome: 'UNAUTHORIZED', status: 401 }]);
    expect(health).toMatchObject({ lastSuccessAt: null, lastFailureAt: null });
  });

  it('does not hold a caller who left against the provider', async () => {
    const { attempts, health } = await run(failed('TIMEOUT'), { caller: AbortSignal.abort() });

    expect(attempts).toMatchObject([{ outcome: 'TIMEOUT' }]);
    expect(health).toMatchObject({ state: 'HEALTHY', lastFailureAt: null });
  });

  it('holds the end of a read that callers share against the provider', async () => {
    const { health } = await run(failed('TIMEOUT'), { caller: null });

    expect(health).toMatchObject({ state: 'DEGRADED' });
  });

  it('is not made of an error of our own', async () => {
    const bug = new TypeError('ours');

    const { attempts, outcome } = await run(bug);

    expect(outcome).toBe(bug);
    expect(attempts).toEqual([]);
  });
});
