import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../../src/telemetry/metrics.js';

describe('metrics', () => {
  it('do not grow with the routes of a connector', async () => {
    const metrics = createMetrics();
    for (let n = 0; n < 300; n++) {
      metrics.upstream({
        connector: { name: 'bank', provider: 'LINKER', environment: 'SANDBOX' },
        method: 'GET',
        route: `/odd/${n}`,
        outcome: 'ok',
        status: 200,
        durationMs: 1,
        requestId: null,
        providerMessage: null,
      });
    }

    const series = (await metrics.text()).match(/^exchequer_upstream_attempts_total\{.*/gm) ?? [];

    expect(series).toHaveLength(101);
    expect(series.at(-1)).toContain('route="other"');
    expect(series.at(-1)).toMatch(/ 200$/);
  });
});
