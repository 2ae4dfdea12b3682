import { describe, expect, it } from 'vitest';
import { TransferHistory } from '../../../../src/datasources/loading/transfer-history.js';
import type { ObservationLog, StoredObservation } from '../../../../src/domain/observations.js';
import { silentTelemetry } from '../../../../src/domain/telemetry.js';
import type { TransferStatus } from '../../../../src/domain/transfer.js';
import { manualClock } from '../../../support/manual-clock.js';
import { aTransfer } from '../../../support/sample-objects.js';

/** A log in memory that counts its calls and fails while it is down. */
class FakeLog implements ObservationLog {
  rows: StoredObservation[] = [];
  adds = 0;
  isDown = false;

  async add(observations: readonly StoredObservation[]): Promise<void> {
    this.adds += 1;
    if (this.isDown) throw new Error('the store is away');
    this.rows.push(...observations);
  }

  async of(ids: readonly string[]): Promise<readonly StoredObservation[]> {
    if (this.isDown) throw new Error('the store is away');
    return this.rows.filter(({ transferId }) => ids.includes(transferId));
  }
}

const logged: string[] = [];
const telemetry = { ...silentTelemetry, log: (_: string, message: string) => void logged.push(message) };

function open(log: FakeLog, clock = manualClock()) {
  return new TransferHistory({ log, clock, telemetry });
}

const at = (status: TransferStatus, day: number, ref = 't') =>
  aTransfer(ref, {
    status,
    timeline: [{ status, providerStatus: null, at: `2026-03-0${day}T00:00:00Z`, origin: 'READ' }],
  });

async function statusesOf(history: TransferHistory, transfer: ReturnType<typeof at>) {
  const [timeline = []] = await history.timelines([transfer]);
  return timeline.map(({ status }) => status);
}

describe('the history of transfers', () => {
  it('has every status that was read, also by an earlier gateway', async () => {
    const log = new FakeLog();
    const earlier = open(log);
    earlier.observe([at('PENDING', 1)]);
    await earlier.stored();
    const history = open(log);

    history.observe([at('SENT', 2)]);

    expect(await statusesOf(history, at('RETURNED', 3))).toEqual(['PENDING', 'SENT', 'RETURNED']);
  });

  it('stores a status once, however often it is read', async () => {
    const log = new FakeLog();
    const history = open(log);

    for (let reading = 0; reading < 5; reading += 1) {
      history.observe([at('PENDING', 1), at('PENDING', 1, 'other')]);
      await history.stored();
    }

    expect([log.adds, log.rows.length]).toEqual([1, 2]);
  });

  it('gives each transfer its own statuses', async () => {
    const history = open(new FakeLog());
    history.observe([at('PENDING', 1, 'one'), at('PENDING', 1, 'other')]);

    const timelines = await history.timelines([at('SENT', 2, 'one'), at('FAILED', 2, 'other')]);

    expect(timelines.map((timeline) => timeline.map(({ status }) => status))).toEqual([
      ['PENDING', 'SENT'],
      ['PENDING', 'FAILED'],
    ]);
  });

  it('shows the present status while the store is away, and loses nothing once it is back', async () => {
    const log = new FakeLog();
    const clock = manualClock();
    const history = open(log, clock);
    log.isDown = true;

    history.observe([at('PENDING', 1)]);
    const meanwhile = await statusesOf(history, at('SENT', 2));
    log.isDown = false;
    clock.advance(5000);

    expect(meanwhile).toEqual(['SENT']);
    expect(await statusesOf(history, at('RETURNED', 3))).toEqual(['PENDING', 'SENT', 'RETURNED']);
    expect(logged).toContain('statuses of transfers could not be stored');
  });

  it('asks a store that is away once in five seconds, and logs once that it is away', async () => {
    const log = new FakeLog();
    const clock = manualClock();
    const history = open(log, clock);
    log.isDown = true;
    logged.length = 0;

    for (let second = 0; second < 11; second += 1) {
      await history.timelines([at('PENDING', 1)]);
      clock.advance(1000);
    }

    expect(log.adds).toBe(3);
    expect(logged).toEqual(['statuses of transfers could not be stored']);
  });

  it('stores at its end what waits, also shortly after a failure', async () => {
    const log = new FakeLog();
    const history = open(log);
    log.isDown = true;
    history.observe([at('PENDING', 1)]);
    await history.stored();
    log.isDown = false;

    await history.end();

    expect(log.rows).toHaveLength(1);
  });
});
