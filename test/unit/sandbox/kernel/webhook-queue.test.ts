import { describe, expect, it } from 'vitest';
import { createClock } from '../../../../sandbox/kernel/clock.js';
import type { Delivery, DeliveryPlan } from '../../../../sandbox/kernel/types.js';
import { createWebhookQueue } from '../../../../sandbox/kernel/webhook-queue.js';

const delivery: Delivery = {
  id: 'm1',
  url: 'http://receiver.test/hook',
  event: 'e',
  body: '{}',
  headers: (attempt) => ({ attempt: `${attempt}` }),
};
const plan: DeliveryPlan = {
  retryDelaysMs: [1_000, 60_000],
  timeoutMs: 500,
  accepts: (status) => status < 300,
};

/** A queue whose receiver answers these statuses in turn; 0 is a broken connection. */
function queueAgainst(statuses: readonly number[]) {
  const clock = createClock({ startMs: 0, wallMs: () => 0 });
  const left = [...statuses];
  const receive = (async () => {
    const status = left.shift();
    if (!status) throw new Error('no connection');
    return new Response(null, { status });
  }) as typeof fetch;
  return { clock, queue: createWebhookQueue(clock, receive) };
}

describe('the webhook queue', () => {
  it('tries again on the schedule until an answer is accepted', async () => {
    const { clock, queue } = queueAgainst([0, 500, 204]);
    queue.send(delivery, plan);

    await clock.advance(3_600_000);

    expect(queue.attempts.map(({ status, at }) => [status, at.slice(14, 19)])).toEqual([
      [null, '00:00'],
      [500, '00:01'],
      [204, '01:01'],
    ]);
  });

  it('gives up once after the last attempt', async () => {
    const { clock, queue } = queueAgainst([500, 500, 500]);
    let gaveUp = 0;
    queue.send(delivery, { ...plan, gaveUp: () => (gaveUp += 1) });

    await clock.advance(3_600_000);

    expect([queue.attempts.length, gaveUp]).toEqual([3, 1]);
  });

  it('lets the plan stretch a wait or stop', async () => {
    const { clock, queue } = queueAgainst([429, 500, 200]);
    queue.send(delivery, {
      ...plan,
      nextDelayMs: ({ status }, plannedMs) => (status === 429 ? plannedMs * 2 : null),
    });

    await clock.advance(3_600_000);

    expect(queue.attempts.map(({ at }) => at.slice(14, 19))).toEqual(['00:00', '00:02']);
  });

  it('forgets what is under way when cleared', async () => {
    const { clock, queue } = queueAgainst([500, 200]);
    queue.send(delivery, plan);

    queue.clear();
    await clock.advance(3_600_000);

    expect(queue.attempts).toEqual([]);
  });
});
