import type { CardStatus } from '../../../domain/card.js';
import { DAY_MS } from '../../../domain/times.js';
import type { CardFacts } from './card-facts.js';

/** A change between the two states of a card. */
export type Turn = 'suspend' | 'unsuspend';

/** The state of a card after the change. */
export const STATUS_AFTER = { suspend: 'SUSPENDED', unsuspend: 'ACTIVE' } as const satisfies Record<
  Turn,
  CardStatus
>;

/** The facts from which the window is computed. */
type History = Pick<CardFacts, 'suspendedAt' | 'unsuspendedAt'>;

/**
 * The time when a change that Cardbiller refused is allowed again; null when no known fact forbids it. In any 24 hours, counted from the
 * change, a card accepts one change to each state. A request for the current state does not count as a change. **Source** suspend: reading
 * `cycle`.
 */
export function forbiddenUntil(
  facts: History & Pick<CardFacts, 'status'>,
  turn: Turn,
  nowMs: number,
): string | null {
  const { same } = changesOf(facts, turn);
  if (same === null || facts.status === STATUS_AFTER[turn]) return null;
  return laterThan(nowMs, same + DAY_MS);
}

/** The time when the next change out of the current state is allowed; null when it is allowed now, as far as is known. */
export function nextChangeAt(
  facts: History & Pick<CardFacts, 'status' | 'limitedUntil'>,
  nowMs: number,
): string | null {
  const { same } = changesOf(facts, facts.status === 'SUSPENDED' ? 'unsuspend' : 'suspend');
  const limited = toMs(facts.limitedUntil);
  return laterThan(nowMs, Math.max(same === null ? 0 : same + DAY_MS, limited ?? 0));
}

/**
 * The latest time when a change is allowed after Cardbiller refused it. Cardbiller may count changes of either kind, and changes that the
 * gateway did not make. Null when no known change can be the reason. **Source** suspend: reading `strict`.
 */
export function limitedUntil(history: History, nowMs: number): string | null {
  const { same, other } = changesOf(history, 'suspend');
  return laterThan(nowMs, Math.max(same ?? 0, other ?? 0) + DAY_MS);
}

function changesOf({ suspendedAt, unsuspendedAt }: History, turn: Turn) {
  const [same, other] = turn === 'suspend' ? [suspendedAt, unsuspendedAt] : [unsuspendedAt, suspendedAt];
  return { same: toMs(same), other: toMs(other) };
}

/** Null for a text that is not a valid time. */
function toMs(moment: string | null): number | null {
  const ms = moment === null ? Number.NaN : Date.parse(moment);
  return Number.isNaN(ms) ? null : ms;
}

/** Rounded up to the second. */
function laterThan(nowMs: number, ms: number): string | null {
  if (ms <= nowMs) return null;
  return `${new Date(Math.ceil(ms / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}
