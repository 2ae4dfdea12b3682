import { DAY, HOUR, MINUTE } from '../kernel/time.js';
import { addAch } from './ach.js';
import { type AchStatus, stepAch } from './ach-steps.js';
import { addBook } from './book.js';
import { finishBook } from './book-steps.js';
import { releaseHold } from './ledger.js';
import { planFednow, planWire } from './seed-network-transfers.js';
import { affordable, type Plan } from './seed-plan.js';
import { Moments } from './seed-times.js';
import type { AccountRecord, AchRecord, BookRecord, Direction } from './state.js';
import { nextHour } from './time.js';

const ACH_STATUSES = [
  'sent',
  'pending',
  'returned',
  'processing',
  'canceled',
  'error',
  'sent',
  'sent',
  'pending',
  'sent',
  'sent',
  'returned',
  'sent',
  'sent',
  'pending',
  'sent',
  'canceled',
  'sent',
  'error',
  'processing',
] as const;
const BOOK_STATUSES = [
  'sent',
  'pending',
  'error',
  'canceled',
  'sent',
  'sent',
  'sent',
  'sent',
  'sent',
  'sent',
] as const;
const RETURN_CODES = ['R01', 'R02', 'R03', 'R10', 'R29'] as const;

/** Transfers on every rail in every status, most of them in the last sixty days, some in the same second. */
export function planTransfers(plan: Plan): void {
  const moments = new Moments(plan);
  for (let n = 0; n < plan.counts.ach; n += 1) planAch(plan, moments, n);
  for (let n = 0; n < plan.counts.book; n += 1) planBook(plan, moments, n);
  for (let n = 0; n < plan.counts.wire; n += 1) planWire(plan, moments, n);
  for (let n = 0; n < plan.counts.fednow; n += 1) planFednow(plan, moments, n);
}

function planAch(plan: Plan, moments: Moments, n: number): void {
  const { world, steps } = plan;
  const { random } = world;
  const status = ACH_STATUSES[n % ACH_STATUSES.length] ?? 'sent';
  const isManual = (status === 'pending' || status === 'processing') && n % 2 === 0;
  const account = random.pick(plan.active);
  const direction: Direction = random.chance(0.6) ? 'credit' : 'debit';
  const atMs = timeOfAch(plan, moments, { account, status, isManual });
  const holds = status === 'pending' || moments.keepsHolds(atMs);
  const wanted = random.int(2_500, 900_000);
  const sameday = random.chance(0.2);
  const counterparty = random.pick(world.state.counterparties.newestFirst().filter((one) => one.ach));
  let ach: AchRecord | undefined;
  const make = (): void => {
    ach = addAch(world, {
      accountId: account.id,
      counterpartyId: counterparty.id,
      minor: affordable(world, account, wanted),
      direction,
      secCode: direction === 'debit' ? 'web' : n % 3 === 0 ? 'ppd' : 'ccd',
      secDetails: direction === 'debit' ? { payment_type: 'single' } : null,
      service: sameday ? 'sameday' : 'standard',
      description: n % 3 === 0 ? 'PAYROLL' : n % 3 === 1 ? 'INVOICE' : null,
      addenda: null,
      originatorName: null,
      userdata: isManual ? { manual: true } : n % 5 === 0 ? { reference: `INV-${10_000 + n}` } : null,
      lacksFunds: false,
      atMs,
      holds,
    });
  };
  const held = holds && direction === 'credit' ? 1 : 0;
  steps.push({ atMs, rows: held, run: make });
  planAchEnd(plan, { status, direction, atMs, holds, ach: () => ach });
}

function timeOfAch(
  plan: Plan,
  moments: Moments,
  order: { readonly account: AccountRecord; readonly status: string; readonly isManual: boolean },
): number {
  const { random } = plan.world;
  if (order.isManual) return moments.ago(random.int(1, 8) * DAY + random.int(0, HOUR));
  if (order.status === 'pending') return moments.ago(random.int(60, 3_000) * 1_000);
  if (order.status === 'processing') return moments.ago(HOUR + random.int(60, 3_000) * 1_000);
  return moments.past(order.account);
}

interface AchEnd {
  readonly status: (typeof ACH_STATUSES)[number];
  readonly direction: Direction;
  readonly atMs: number;
  readonly holds: boolean;
  ach(): AchRecord | undefined;
}

function planAchEnd(plan: Plan, end: AchEnd): void {
  const { world, steps } = plan;
  const isCredit = end.direction === 'credit';
  const held = end.holds ? 1 : 0;
  const code = world.random.pick(RETURN_CODES);
  const step = (atMs: number, rows: number, to: AchStatus, error?: string): void => {
    const run = (): void => {
      const ach = end.ach();
      if (ach) stepAch(world, ach, to, { atMs, holds: end.holds, ...(error === undefined ? {} : { error }) });
    };
    steps.push({ atMs, rows, run });
  };
  const firstMs = nextHour(end.atMs);
  if (end.status === 'pending') return;
  if (end.status === 'canceled' || end.status === 'error') {
    const error = end.status === 'error' ? 'Account failed validation.' : undefined;
    step(end.atMs + 10 * MINUTE, isCredit ? held : 0, end.status, error);
    return;
  }
  step(firstMs, isCredit ? held + 1 : 0, 'processing');
  if (end.status === 'processing') return;
  step(firstMs + HOUR, isCredit ? 0 : 1 + held, 'sent');
  if (!isCredit && end.holds) {
    const atMs = firstMs + HOUR + 15 * MINUTE;
    steps.push({ atMs, rows: 1, run: () => void releaseHold(world, end.ach()?.holdId ?? null, atMs) });
  }
  if (end.status === 'returned') step(firstMs + 2 * DAY, 1, 'returned', code);
}

function planBook(plan: Plan, moments: Moments, n: number): void {
  const { world, steps } = plan;
  const { random } = world;
  const status = BOOK_STATUSES[n % BOOK_STATUSES.length] ?? 'sent';
  const from = random.pick(plan.active);
  const to = random.pick(plan.active.filter((one) => one !== from && one.bankId === from.bankId));
  const atMs =
    status === 'pending'
      ? moments.ago(random.int(5, 170) * MINUTE)
      : Math.max(moments.past(from), to.createdMs + 2 * DAY);
  const wanted = random.int(1_000, 1_500_000);
  let book: BookRecord | undefined;
  const make = (): void => {
    book = addBook(world, {
      accountId: from.id,
      toAccountId: to.id,
      minor: affordable(world, from, wanted),
      description: n % 2 === 0 ? 'Sweep' : null,
      userdata: n % 6 === 0 ? { reference: `SWEEP-${500 + n}` } : null,
      lacksFunds: false,
      atMs,
    });
  };
  steps.push({ atMs, rows: 0, run: make });
  if (status === 'pending') return;
  const endMs = atMs + 2_000;
  const run = (): void => {
    if (book) finishBook(world, book, status, { atMs: endMs });
  };
  steps.push({ atMs: endMs, rows: status === 'sent' ? 2 : 0, run });
}
