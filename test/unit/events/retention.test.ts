import { describe, expect, it } from 'vitest';
import { silentTelemetry } from '../../../src/domain/telemetry.js';
import { createRetention } from '../../../src/events/index.js';
import { manualClock } from '../../support/manual-clock.js';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const deliveries = { prune: async () => 0 };

describe('the retention of events', () => {
  it('removes what is older than the configured days, at once and then every hour', async () => {
    const clock = manualClock();
    const pruned: number[] = [];
    const feed = { prune: async (beforeMs: number) => pruned.push(beforeMs) };
    const retention = createRetention({
      feed,
      deliveries,
      retentionDays: 30,
      clock,
      telemetry: silentTelemetry,
    });
    const startMs = clock.nowMs();

    retention.start();
    await clock.sleepers(1);
    clock.advance(HOUR_MS);
    await clock.sleepers(1);
    await retention.stop();

    expect(pruned).toEqual([startMs - 30 * DAY_MS, startMs + HOUR_MS - 30 * DAY_MS]);
  });

  it('goes on after a failure of the store', async () => {
    const clock = manualClock();
    const logged: string[] = [];
    const telemetry = { log: (_: string, message: string) => void logged.push(message) };
    let rounds = 0;
    const feed = {
      prune: async () => {
        rounds += 1;
        throw new Error('the store is away');
      },
    };
    const retention = createRetention({ feed, deliveries, retentionDays: 1, clock, telemetry });

    retention.start();
    await clock.sleepers(1);
    clock.advance(HOUR_MS);
    await clock.sleepers(1);
    await retention.stop();

    expect(rounds).toBe(2);
    expect(logged).toEqual(Array(2).fill('old events could not be removed'));
  });
});
