import { post, releaseHold } from './ledger.js';
import type { FednowRecord } from './state.js';
import { changeStatus, timeOf } from './steps.js';
import { businessDay } from './time.js';
import type { World } from './world.js';

/** The target statuses of a FedNow payment. */
export type FednowOutcome = 'processing' | 'sent' | 'done' | 'error' | 'rejected';

const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  pending: ['processing', 'sent', 'done', 'error', 'rejected'],
  processing: ['sent', 'done', 'error', 'rejected'],
  sent: ['done'],
};

/**
 * Moves a FedNow payment one step; `rejected` is `sent` followed by a rejection. False if the step is not allowed.
 * **Source** contract 12.
 */
export function stepFednow(
  world: World,
  payment: FednowRecord,
  outcome: FednowOutcome,
  step: { readonly atMs?: number; readonly error?: string } = {},
): boolean {
  if (!FOLLOWS[payment.status]?.includes(outcome) || payment.externalStatus === 'rejected') return false;
  const isFirst = payment.status !== 'sent' && outcome !== 'processing';
  if (isFirst) settle(world, payment, outcome === 'sent' || outcome === 'done', step.atMs);
  if (outcome === 'sent' || outcome === 'done') {
    payment.externalStatus = 'accepted';
    payment.settlementDate ??= businessDay(step.atMs ?? world.nowMs);
  }
  if (outcome === 'rejected') payment.externalStatus = 'rejected';
  const isFailure = outcome === 'error' || outcome === 'rejected';
  const error = isFailure ? (step.error ?? 'The receiving bank did not accept the payment.') : null;
  const to = outcome === 'rejected' ? 'sent' : outcome;
  changeStatus(world, payment, { event: 'fednow.update', to, error, ...timeOf(step) });
  return true;
}

function settle(world: World, payment: FednowRecord, succeeds: boolean, atMs: number | undefined): void {
  const account = world.state.accounts.get(payment.accountId);
  if (!account || !payment.moves) return;
  releaseHold(world, payment.holdId, atMs);
  if (!succeeds) return;
  post(world, account, payment.received ? payment.minor : -payment.minor, {
    type: payment.received ? 'deposit' : 'withdrawal',
    desc: payment.received ? `FedNow from ${payment.externalName}` : `FedNow to ${payment.externalName}`,
    links: { fednow_id: payment.id },
    traceId: payment.holdId,
    outside: 'fednow',
    ...timeOf({ atMs }),
  });
}
