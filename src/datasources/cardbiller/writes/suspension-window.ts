import type { CardStatus } from '../../../domain/card.js';
import type { CardFacts } from './card-facts.js';

/** A change between the two states of a card. */
export type Turn = 'suspend' | 'unsuspend';

/** The state that a card is in after it. */
export const STATUS_AFTER = { suspend: 'SUSPENDED', unsuspend: 'ACTIVE' } as const satisfies Record<
  Turn,
  CardStatus
>;

/** What the window is told from. */
type History = Pick<CardFacts, 'suspendedAt' | 'unsuspendedAt'>;

const DAY_MS = 86_400_000;

/**
 * When a change that the rule forbids now is allowed again; null when nothing known forbids it. In any 24 hours, rolling from the
 * change, a card takes one change to each state; asking for the state that it is in already is none. **Source** suspend: reading `cycle`.
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

/** When the next change out of the present state is allowed; null when it is now, as far as is known. */
export function nextChangeAt(
  facts: History & Pick<CardFacts, 'status' | 'limitedUntil'>,
  nowMs: number,
): string | null {
  const { same } = changesOf(facts, facts.status === 'SUSPENDED' ? 'unsuspend' : 'suspend');
  const limited = toMs(facts.limitedUntil);
  return laterThan(nowMs, Math.max(same === null ? 0 : same + DAY_MS, limited ?? 0));
}

/**
 * When a change is allowed at the latest after Cardbiller has refused it: it may count changes of either kind, and those that were not
 * made here. Null when no change is known that could be the reason. **Source** suspend: reading `strict`.
 */
export function limitedUntil(history: History, nowMs: number): string | null {
  const { same, other } = changesOf(history, 'suspend');
  return laterThan(nowMs, Math.max(same ?? 0, other ?? 0) + DAY_MS);
}

function changesOf({ suspendedAt, unsuspendedAt }: History, turn: Turn) {
  const [same, other] = turn === 'suspend' ? [suspendedAt, unsuspendedAt] : [unsuspendedAt, suspendedAt];
  return { same: toMs(same), other: toMs(other) };
}

/** Null for what is no moment. */
function toMs(moment: string | null): number | null {
  const ms = moment === null ? Number.NaN : Date.parse(moment);
  return Number.isNaN(ms) ? null : ms;
}

/** To the second, and not before it. */
function laterThan(nowMs: number, ms: number): string | null {
  if (ms <= nowMs) return null;
  return `${new Date(Math.ceil(ms / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}
