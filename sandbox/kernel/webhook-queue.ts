import type {
  Delivery,
  DeliveryAttempt,
  DeliveryOutcome,
  DeliveryPlan,
  SimClock,
  WebhookQueue,
} from './types.js';

type Answer = Omit<DeliveryOutcome, 'attempt'>;

/** Delivers by HTTP POST. Retries wait on the simulator's clock. */
export function createWebhookQueue(clock: SimClock, fetchFn: typeof fetch = fetch): WebhookQueue {
  const attempts: DeliveryAttempt[] = [];
  let generation = 0;

  const attempt = async (delivery: Delivery, plan: DeliveryPlan, number: number): Promise<void> => {
    const startedIn = generation;
    const at = clock.now();
    const answer = await post(delivery, {
      headers: delivery.headers(number, at),
      timeoutMs: plan.timeoutMs,
      fetchFn,
    });
    if (startedIn !== generation) return;
    const { id, event, url } = delivery;
    attempts.push({ id, event, url, status: answer.status, at: at.toISOString() });
    if (answer.status !== null && plan.accepts(answer.status)) return;
    const delayMs = nextDelay(plan, { attempt: number, ...answer });
    if (delayMs === null) plan.gaveUp?.();
    else later(clock.nowMs() + delayMs, () => attempt(delivery, plan, number + 1));
  };

  const later = (atMs: number, task: () => Promise<void>): void => {
    const plannedIn = generation;
    clock.schedule(atMs, () => (plannedIn === generation ? task() : undefined));
  };

  return {
    attempts,
    send: (delivery, plan) => later(clock.nowMs(), () => attempt(delivery, plan, 1)),
    clear() {
      generation += 1;
      attempts.length = 0;
    },
  };
}

function nextDelay(plan: DeliveryPlan, outcome: DeliveryOutcome): number | null {
  const plannedMs = plan.retryDelaysMs[outcome.attempt - 1];
  if (plannedMs === undefined) return null;
  return plan.nextDelayMs ? plan.nextDelayMs(outcome, plannedMs) : plannedMs;
}

async function post(
  delivery: Delivery,
  options: {
    readonly headers: Readonly<Record<string, string>>;
    readonly timeoutMs: number;
    readonly fetchFn: typeof fetch;
  },
): Promise<Answer> {
  try {
    const response = await options.fetchFn(delivery.url, {
      method: 'POST',
      body: delivery.body,
      headers: options.headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(options.timeoutMs),
    });
    await response.arrayBuffer();
    return { status: response.status, headers: Object.fromEntries(response.headers), isTimeout: false };
  } catch (error) {
    return { status: null, headers: {}, isTimeout: error instanceof Error && error.name === 'TimeoutError' };
  }
}
