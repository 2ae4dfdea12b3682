import { dayOf } from '../kernel/time.js';
import { post, releaseHold } from './ledger.js';
import type { AccountRecord, WireRecord } from './state.js';
import { changeStatus, timeOf } from './steps.js';
import type { World } from './world.js';

/** The target statuses of a wire. */
export type WireStatus = 'processing' | 'sent' | 'void' | 'canceled' | 'error';

/** The allowed status changes of a wire. **Source** contract 11, lifecycle. */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  pending: ['processing', 'canceled', 'error'],
  processing: ['sent', 'error'],
  sent: ['void'],
};

/** The options of a step. */
export interface WireStep {
  readonly atMs?: number;
  readonly error?: string;
}

/** Moves a wire one step, with its ledger rows; false if the step is not allowed. */
export function stepWire(world: World, wire: WireRecord, to: WireStatus, step: WireStep = {}): boolean {
  if (!FOLLOWS[wire.status]?.includes(to)) return false;
  const account = world.state.accounts.get(wire.accountId);
  if (wire.moves && account) moveMoney(world, { wire, account, to, step });
  if (to === 'sent') {
    const day = dayOf(step.atMs ?? world.nowMs).replaceAll('-', '');
    wire.imad = `${day}MMQFMP9T${world.random.digits(6)}`;
    wire.omad = `${day}B1QGC01R${world.random.digits(6)}`;
  }
  const error = to === 'error' ? (step.error ?? 'Rejected by the bank.') : null;
  changeStatus(world, wire, { event: 'wire.update', to, error, ...timeOf(step) });
  return true;
}

/** Moves a wire along its normal lifecycle to the status; false if it cannot be reached. */
export function driveWire(world: World, wire: WireRecord, to: WireStatus, step: WireStep = {}): boolean {
  if (to === 'sent' || to === 'void') stepWire(world, wire, 'processing', timeOf(step));
  if (to === 'void') stepWire(world, wire, 'sent', timeOf(step));
  return stepWire(world, wire, to, step);
}

function moveMoney(
  world: World,
  move: {
    readonly wire: WireRecord;
    readonly account: AccountRecord;
    readonly to: WireStatus;
    readonly step: WireStep;
  },
): void {
  const { wire, account, to, step } = move;
  const row = {
    links: { wire_id: wire.id },
    traceId: wire.holdId,
    outside: 'wire',
    ...timeOf(step),
  } as const;
  releaseHold(world, wire.holdId, step.atMs);
  if (to === 'processing')
    post(world, account, -wire.minor, { ...row, type: 'withdrawal', desc: 'Wire transfer' });
  const isUndone = to === 'void' || (to === 'error' && wire.status === 'processing');
  if (isUndone)
    post(world, account, wire.minor, { ...row, type: 'reversal', desc: 'Wire transfer reversed' });
}
