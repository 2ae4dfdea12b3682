import { describe, expect, it } from 'vitest';
import { createHealthRecord } from '../../../../src/datasources/http/health.js';
import { UpstreamError } from '../../../../src/domain/errors.js';
import { manualClock } from '../../../support/manual-clock.js';
import { connector } from '../../../support/upstream.js';

const outage = new UpstreamError({
  connector,
  code: 'UNAVAILABLE',
  status: 503,
  sent: 'yes',
  cause: 'secret',
});

describe('health', () => {
  it('is HEALTHY and without numbers before any traffic', () => {
    expect(createHealthRecord(manualClock()).read('CLOSED')).toEqual({
      state: 'HEALTHY',
      circuit: 'CLOSED',
      lastSuccessAt: null,
      lastFailureAt: null,
      lastFailureReason: null,
      latencyP50Ms: null,
      latencyP95Ms: null,
    });
  });

  it('tells when it last went well and badly, and why in safe words', () => {
    const clock = manualClock();
    const health = createHealthRecord(clock);
    health.answered(10);
    clock.advance(1000);
    health.failed(outage);

    expect(health.read('CLOSED')).toMatchObject({
      state: 'DEGRADED',
      lastSuccessAt: '2026-01-05T12:00:00.000Z',
      lastFailureAt: '2026-01-05T12:00:01.000Z',
      lastFailureReason: 'bank is unavailable',
    });
  });

  it('is UNAVAILABLE after three failures in a row, and DEGRADED again after an answer', () => {
    const health = createHealthRecord(manualClock());
    for (let i = 0; i < 3; i++) health.failed(outage);
    expect(health.read('CLOSED').state).toBe('UNAVAILABLE');

    health.answered(10);

    expect(health.read('CLOSED').state).toBe('DEGRADED');
  });

  it('is UNAVAILABLE with an open circuit and DEGRADED with a half-open one', () => {
    const health = createHealthRecord(manualClock());
    health.answered(10);

    expect(health.read('OPEN').state).toBe('UNAVAILABLE');
    expect(health.read('HALF_OPEN').state).toBe('DEGRADED');
  });

  it('forgets failures after five minutes', () => {
    const clock = manualClock();
    const health = createHealthRecord(clock);
    health.failed(outage);

    clock.advance(5 * 60_000 + 1);

    expect(health.read('CLOSED').state).toBe('HEALTHY');
  });

  it('gives the median and the 95th percentile of recent answers', () => {
    const health = createHealthRecord(manualClock());
    for (let i = 0; i < 500; i++) health.answered(9999);
    for (let ms = 1; ms <= 200; ms++) health.answered(ms);

    expect(health.read('CLOSED')).toMatchObject({ latencyP50Ms: 100, latencyP95Ms: 190 });
  });

  it('gives the percentiles of answers that arrive between two reads', () => {
    const health = createHealthRecord(manualClock());
    health.answered(10);
    health.read('CLOSED');

    health.answered(30);
    health.answered(20);

    expect(health.read('CLOSED')).toMatchObject({ latencyP50Ms: 20, latencyP95Ms: 30 });
  });
});
