import { DAY } from '../kernel/time.js';
import { fail } from './errors.js';
import type { CardRecord } from './state.js';
import type { World } from './world.js';

/**
 * Suspends or unsuspends a card. **Throws** `HttpReply` 409 if it already has the status or the daily allowance is used.
 * **Source** contract 4.3.
 */
export function changeState(world: World, card: CardRecord, to: 'Active' | 'Suspended'): void {
  if (card.status === to) throw fail('CARD_STATE_UNCHANGED', `The card is already ${to.toLowerCase()}.`);
  if (card.status === 'Pending') throw fail('CARD_NOT_ACTIVE', 'The card is not usable yet.');
  if (isUsedUp(world, card, to)) {
    throw fail('SUSPEND_LIMIT_REACHED', 'The card has had its suspension cycle of the last 24 hours.');
  }
  card.status = to;
  card.changes.push({ to, atMs: world.nowMs });
}

/** The window starts at the change. The next change is allowed exactly at its end. */
function isUsedUp(world: World, card: CardRecord, to: 'Active' | 'Suspended'): boolean {
  const isStrict = world.settings.suspendRule === 'strict';
  return card.changes.some((change) => world.nowMs - change.atMs < DAY && (isStrict || change.to === to));
}
