import type { Call, SendGuard } from '../../src/datasources/http/upstream.js';
import { createReadBudget } from '../../src/datasources/paging/read-budget.js';
import type { Attempt, Mark } from '../../src/datasources/ports/writes.js';

/** A call of one request, in which nothing was read before. */
export function newCall(more: Partial<Call> = {}): Call {
  return {
    signal: new AbortController().signal,
    requestId: null,
    shareKey: 'all',
    memo: new Map(),
    reads: createReadBudget(),
    ...more,
  };
}

/** Lets every write pass. */
export const guard: SendGuard = { notAfterMs: Number.POSITIVE_INFINITY, isOurs: async () => true };

export const markOf = (sentAt: string): Mark => ({
  providerKey: '5d0b4c6f-9d3e-5a1b-8c4d-2e906f1c2b6e',
  reference: 'X7Q2MK9PRTA',
  sentAt,
});

/** Makes attempts of the operation that `mark` marks. */
export const attemptsOf =
  (mark: Mark) =>
  (more: Partial<Attempt> = {}): Attempt => ({ call: newCall(), mark, guard, isFirst: true, ...more });
