import { DAY, HOUR } from '../kernel/time.js';
import type { Random } from '../kernel/types.js';
import { changeBalance, transitAccount } from './ledger.js';
import { scheduleExecution, scheduleReview } from './lifecycle.js';
import type { BankAccount, Portfolio, Transfer, TransferStatus } from './state.js';
import { stampOf } from './time.js';
import type { World } from './world.js';

/** The opening time of a business and the current time. **Units** milliseconds since 1970. */
export interface Span {
  readonly openedMs: number;
  readonly nowMs: number;
}

/** One seed transfer: created at `atMs`, in its status since `sinceMs`. **Units** milliseconds since 1970. */
export interface TransferPlan {
  readonly atMs: number;
  readonly sinceMs: number;
  readonly status: TransferStatus;
  readonly isDeposit: boolean;
}

interface Placing {
  readonly portfolio: Portfolio;
  readonly accounts: readonly BankAccount[];
  readonly plan: TransferPlan;
}

const FIRST_STATUSES = ['completed', 'failed', 'cancelled'] as const;

/** Five to forty transfers: a first deposit, one for each final status, one in execution and one in review. */
export function transferPlans(random: Random, { openedMs, nowMs }: Span): readonly TransferPlan[] {
  const past = Array.from({ length: random.int(3, 38) }, () =>
    random.int(openedMs + 2 * DAY, nowMs - 4 * DAY),
  )
    .sort((a, b) => a - b)
    .map((atMs, index): TransferPlan => {
      const status =
        FIRST_STATUSES[index] ??
        random.pick(['completed', 'completed', 'completed', 'completed', 'failed', 'cancelled']);
      const sinceMs = atMs + (index === 0 ? HOUR : random.int(DAY, 3 * DAY));
      return {
        atMs,
        sinceMs,
        status,
        isDeposit: index === 0 || random.chance(0.4),
      };
    });
  const underWay: readonly TransferPlan[] = [
    {
      atMs: nowMs - 30 * HOUR,
      sinceMs: nowMs - 6 * HOUR,
      status: 'processing',
      isDeposit: random.chance(0.3),
    },
    {
      atMs: nowMs - 4 * HOUR,
      sinceMs: nowMs - 4 * HOUR,
      status: 'pending',
      isDeposit: random.chance(0.3),
    },
  ];
  return [...past, ...underWay];
}

/** Creates the transfer, moves its money according to its status, and plans the next step of a running one. */
export function seedTransfer(world: World, { portfolio, accounts, plan }: Placing): Transfer {
  const { random } = world;
  const { atMs, sinceMs, status, isDeposit } = plan;
  const since = { ms: sinceMs, stamp: stampOf(sinceMs, random.int(0, 999_999)) };
  const transfer: Transfer = {
    id: random.uuid(),
    createdMs: atMs,
    businessId: portfolio.businessId,
    bankAccountId: isDeposit && random.chance(0.5) ? null : random.pick(accounts).id,
    direction: isDeposit ? 'deposit' : 'withdrawal',
    type: 'wire',
    idempotencyKey: isDeposit ? null : random.uuid(),
    createdAt: stampOf(atMs, random.int(0, 999_999)),
    updatedAt: since.stamp,
    processedAt: status === 'completed' ? since.stamp : null,
    amountMinor: isDeposit ? depositAmount(random) : withdrawalAmount(random, portfolio.balanceMinor),
    status,
    userData: isDeposit ? null : { payout: `po_${random.digits(3)}` },
  };
  moveMoney(world, transfer, since);
  if (status === 'processing') scheduleExecution(world, transfer, sinceMs);
  if (status === 'pending') scheduleReview(world, transfer, atMs);
  return transfer;
}

function moveMoney(
  world: World,
  transfer: Transfer,
  at: { readonly ms: number; readonly stamp: string },
): void {
  const { businessId, direction, status, amountMinor } = transfer;
  const isDeposit = direction === 'deposit';
  const minor = isDeposit ? amountMinor : -amountMinor;
  if (status === 'completed') changeBalance(world, businessId, { minor, from: 'outside:wires', at });
  if (status === 'processing' && !isDeposit)
    changeBalance(world, businessId, { minor, from: transitAccount(transfer), at });
}

function depositAmount(random: Random): bigint {
  return BigInt(random.int(25, 400)) * 100_000n + (random.chance(0.4) ? BigInt(random.int(0, 99_999)) : 0n);
}

/** **Units** between 1 and 20 percent of the balance. */
function withdrawalAmount(random: Random, balanceMinor: bigint): bigint {
  const minor = (balanceMinor * BigInt(random.int(100, 2_000))) / 10_000n;
  return minor > 0n ? minor : BigInt(random.int(10_000, 900_000));
}
