/** Time limits of the journal. **Units** milliseconds. */
export interface JournalSettings {
  /** How long a gateway holds a claimed operation. */
  readonly leaseMs: number;
  /** Time before the end of the lease in which nothing is sent and no answer is awaited. */
  readonly marginMs: number;
  /** How long a provider's list may take to show an effect. Absence counts after one window, and again after a second one. */
  readonly settleWindowMs: number;
  /** How long after the first attempt a request may be sent again with its key. Shorter than the time any provider remembers keys. */
  readonly horizonMs: number;
  /** How long the gateways look for the outcome. After that a person must decide. */
  readonly reviewAfterMs: number;
  /** How long a caller waits for an operation that another request started. */
  readonly waitMs: number;
  /** The pause between two rounds of recovery. */
  readonly roundMs: number;
}

const MINUTE = 60_000;

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** The pause before the next attempt or look, after `times` of them. It grows with `times`. **Units** milliseconds. */
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
