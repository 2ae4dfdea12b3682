import { MINUTE } from '../kernel/time.js';
import { placeHold, post, releaseHold } from './ledger.js';
import type { AccountRecord, AchRecord } from './state.js';
import { changeStatus, timeOf } from './steps.js';
import { addBusinessDays } from './time.js';
import type { World } from './world.js';

/** Where an ACH can be taken. */
export type AchStatus = 'processing' | 'sent' | 'returned' | 'error' | 'canceled';

/** Where an ACH may go from where it is. Source: contract 9, lifecycle. */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  pending: ['processing', 'canceled', 'error'],
  processing: ['sent', 'error'],
  sent: ['returned'],
};
const SETTLEMENT_MINUTES = 15;

/** How a step is taken. */
export interface AchStep {
  /** When it happens; now by default. */
  readonly atMs?: number;
  /** An R-code or the text of an error. */
  readonly error?: string;
  /** The hold on a debit that was sent; true by default. */
  readonly holds?: boolean;
}

/** Takes an ACH one step on with its rows; false when it can't go there. */
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

/** Walks an ACH along its normal way until it stands there; false when that can't be reached. */
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

/** The hold that a credit places when it is made. */
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

/** When the network will have settled it. Source: contract 9, settlement. */
export function effectiveMs(service: string, createdMs: number): number {
  return addBusinessDays(createdMs, service === 'sameday' ? 0 : 1);
}
