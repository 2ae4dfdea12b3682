import { type CheckedBook, createBook } from '../../../../sandbox/kernel/book.js';
import { type ControlledClock, createClock } from '../../../../sandbox/kernel/clock.js';
import type { SimContext } from '../../../../sandbox/kernel/types.js';
import { createWebhookQueue } from '../../../../sandbox/kernel/webhook-queue.js';

/** What the kernel gives a provider, with the clock and the book as the kernel holds them. */
export interface TestContext extends SimContext {
  readonly clock: ControlledClock;
  readonly book: CheckedBook;
}

/** A context whose clock stands at `startMs` until it is moved. */
export function aContext(startMs = 0): TestContext {
  const clock = createClock({ startMs, wallMs: () => 0 });
  return {
    clock,
    book: createBook(),
    webhooks: createWebhookQueue(clock),
    origin: () => 'http://sandbox.test',
  };
}
