/** How long the journal takes its time. All in milliseconds. */
export interface JournalSettings {
  /** For how long a gateway has an operation to itself. */
  readonly leaseMs: number;
  /** Before the lease ends, from when nothing is sent and no answer is waited for. */
  readonly marginMs: number;
  /** How long a provider's list may take to show an effect; absence counts after one, and once more after another. */
  readonly settleWindowMs: number;
  /** For how long after the first attempt a request may be sent again with its key: shorter than any provider remembers keys. */
  readonly horizonMs: number;
  /** For how long the gateways look by themselves before a person must. */
  readonly reviewAfterMs: number;
  /** How long a caller waits for an operation that another request has begun. */
  readonly waitMs: number;
  /** Between two rounds of recovery. */
  readonly roundMs: number;
}

const MINUTE = 60_000;

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Before something is tried or looked at once more, after it was `times` times: ever less often. **Units** milliseconds. */
export function pauseAfter(times: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(Math.max(times, 1) - 1, 10));
}

export const DEFAULT_JOURNAL_SETTINGS: JournalSettings = {
  leaseMs: 30_000,
  marginMs: 5_000,
  settleWindowMs: 5 * MINUTE,
  horizonMs: 60 * MINUTE,
  reviewAfterMs: 24 * 60 * MINUTE,
  waitMs: 15_000,
  roundMs: 1_000,
};
