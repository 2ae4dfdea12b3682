import { changeBalance, fromTransit, toTransit } from './ledger.js';
import type { Transfer, TransferStatus } from './state.js';
import { toWireTransfer } from './transfer-wire.js';
import { announce } from './webhooks.js';
import type { World } from './world.js';

const BASIS_POINTS = 10_000n;

/** Plans the end of the review, unless the settings require a command. **Source** contract 5. */
export function scheduleReview(world: World, transfer: Transfer, fromMs: number): void {
  const { reviewMs } = world.settings;
  if (reviewMs !== null) world.at(fromMs + reviewMs, () => void startProcessing(world, transfer));
}

/** Plans the execution, unless the settings require a command. */
export function scheduleExecution(world: World, transfer: Transfer, fromMs: number): void {
  const { executionMs } = world.settings;
  if (executionMs !== null) world.at(fromMs + executionMs, () => void complete(world, transfer));
}

/**
 * Pending → processing: moves the money of a withdrawal out of the portfolio, up to its balance. Returns whether the step was
 * possible.
 */
export function startProcessing(world: World, transfer: Transfer): boolean {
  if (transfer.status !== 'pending') return false;
  if (transfer.direction === 'withdrawal') {
    const cashMinor = cashFor(world, transfer);
    if (cashMinor <= 0n) return become(world, transfer, 'failed');
    if (cashMinor < transfer.amountMinor) transfer.amountMinor = cashMinor;
    toTransit(world, transfer);
  }
  become(world, transfer, 'processing');
  scheduleExecution(world, transfer, world.nowMs);
  return true;
}

/** Processing → completed, from pending through processing. Returns whether the step was possible. */
export function complete(world: World, transfer: Transfer): boolean {
  startProcessing(world, transfer);
  if (transfer.status !== 'processing') return false;
  if (transfer.direction === 'withdrawal') fromTransit(world, transfer, 'outside');
  else changeBalance(world, transfer.businessId, { minor: transfer.amountMinor, from: 'outside:wires' });
  transfer.processedAt = world.stamp();
  return become(world, transfer, 'completed');
}

/** Processing → failed, from pending through processing; the money returns. Returns whether the step was possible. */
export function fail(world: World, transfer: Transfer): boolean {
  startProcessing(world, transfer);
  if (transfer.status !== 'processing') return false;
  if (transfer.direction === 'withdrawal') fromTransit(world, transfer, 'portfolio');
  return become(world, transfer, 'failed');
}

/** Pending → cancelled. Returns whether the step was possible. */
export function cancel(world: World, transfer: Transfer): boolean {
  return transfer.status === 'pending' && become(world, transfer, 'cancelled');
}

/** Reduces the amount of a running withdrawal; the difference returns to the portfolio. Returns whether the step was possible. */
export function lower(world: World, transfer: Transfer, toMinor: bigint): boolean {
  const isUnderWay = transfer.status === 'pending' || transfer.status === 'processing';
  if (transfer.direction !== 'withdrawal' || !isUnderWay || toMinor >= transfer.amountMinor) return false;
  if (transfer.status === 'processing') fromTransit(world, transfer, 'portfolio');
  transfer.amountMinor = toMinor;
  if (transfer.status === 'processing') toTransit(world, transfer);
  return become(world, transfer, transfer.status);
}

/** The amount of a transfer after liquidation. **Source** contract 5. */
function cashFor(world: World, { businessId, amountMinor }: Transfer): bigint {
  const valueMinor = world.state.portfolios.get(businessId)?.balanceMinor ?? 0n;
  if (amountMinor < valueMinor) return amountMinor;
  const lossMinor = (valueMinor * BigInt(world.settings.liquidationLossBp)) / BASIS_POINTS;
  return valueMinor - lossMinor < amountMinor ? valueMinor - lossMinor : amountMinor;
}

function become(world: World, transfer: Transfer, status: TransferStatus): true {
  transfer.status = status;
  transfer.updatedAt = world.stamp();
  announce(world, 'transfer.updated', transfer.businessId, toWireTransfer(transfer));
  return true;
}
