import { MINUTE } from '../kernel/time.js';
import { placeHold, post, releaseHold } from './ledger.js';
import type { AccountRecord, AchRecord } from './state.js';
import { changeStatus, timeOf } from './steps.js';
import { addBusinessDays } from './time.js';
import type { World } from './world.js';

/** The target statuses of an ACH. */
export type AchStatus = 'processing' | 'sent' | 'returned' | 'error' | 'canceled';

/** The allowed status changes of an ACH. **Source** contract 9, lifecycle. */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  pending: ['processing', 'canceled', 'error'],
  processing: ['sent', 'error'],
  sent: ['returned'],
};
const SETTLEMENT_MINUTES = 15;

/** The options of a step. */
export interface AchStep {
  /** The time; default: now. **Units** milliseconds since 1970. */
  readonly atMs?: number;
  /** An R-code or the text of an error. */
  readonly error?: string;
  /** The hold on a debit that was sent; true by default. */
  readonly holds?: boolean;
}

/** Moves an ACH one step, with its ledger rows; false if the step is not allowed. */
export function stepAch(world: World, ach: AchRecord, to: AchStatus, step: AchStep = {}): boolean {
  if (!FOLLOWS[ach.status]?.includes(to)) return false;
  const from = ach.status;
  const account = world.state.accounts.get(ach.accountId);
  if (ach.moves && account) moveMoney(world, { ach, account, from, to, step });
  const error =
    to === 'returned'
      ? (step.error ?? 'R01')
      : to === 'error'
        ? (step.error ?? 'Rejected by the bank.')
        : null;
  changeStatus(world, ach, { event: 'ach.update', to, error, ...timeOf(step) });
  return true;
}

/** Moves an ACH along its normal lifecycle to the status; false if it cannot be reached. */
export function driveAch(world: World, ach: AchRecord, to: AchStatus, step: AchStep = {}): boolean {
  if (to === 'sent' || to === 'returned') stepAch(world, ach, 'processing', timeOf(step));
  if (to === 'returned') stepAch(world, ach, 'sent', timeOf(step));
  return stepAch(world, ach, to, step);
}

interface Move {
  readonly ach: AchRecord;
  readonly account: AccountRecord;
  readonly from: string;
  readonly to: AchStatus;
  readonly step: AchStep;
}

function moveMoney(world: World, move: Move): void {
  const { ach, to, from, step } = move;
  if (ach.direction === 'debit') {
    moveDebit(world, move);
    return;
  }
  if (to !== 'returned') releaseHold(world, ach.holdId, step.atMs);
  if (to === 'processing') row(world, move, 'withdrawal', -ach.minor);
  if (to === 'returned' || (to === 'error' && from === 'processing')) row(world, move, 'reversal', ach.minor);
}

function moveDebit(world: World, move: Move): void {
  const { ach, account, to, step } = move;
  if (to === 'returned') {
    releaseHold(world, ach.holdId, step.atMs);
    row(world, move, 'reversal', -ach.minor);
  }
  if (to !== 'sent') return;
  const sentMs = step.atMs ?? world.nowMs;
  const minutes = ach.userdata?.['scheduled_settlement'];
  ach.scheduledMs =
    sentMs + (typeof minutes === 'number' && minutes >= 0 ? minutes : SETTLEMENT_MINUTES) * MINUTE;
  row(world, move, 'deposit', ach.minor);
  if (step.holds === false) return;
  ach.holdId = placeHold(world, account, { ...holdOf(ach), kind: 'settlement', ...timeOf(step) });
  if (!world.isSeeding) world.at(ach.scheduledMs, () => void releaseHold(world, ach.holdId));
}

/** Places the hold of a new credit. */
export function holdOf(ach: AchRecord): {
  minor: bigint;
  kind: 'origination';
  desc: string;
  links: { ach_id: string };
} {
  return { minor: ach.minor, kind: 'origination', desc: descOf(ach), links: { ach_id: ach.id } };
}

function row(world: World, { ach, account, step }: Move, type: string, minor: bigint): void {
  const links = { ach_id: ach.id };
  post(world, account, minor, {
    type,
    desc: descOf(ach),
    links,
    traceId: ach.holdId,
    outside: 'ach',
    ...timeOf(step),
  });
}

function descOf(ach: AchRecord): string {
  return `ACH ${ach.direction}${ach.description ? ` ${ach.description}` : ''}`;
}

/** The settlement time of the network. **Source** contract 9, settlement. */
export function effectiveMs(service: string, createdMs: number): number {
  return addBusinessDays(createdMs, service === 'sameday' ? 0 : 1);
}
