import { companyName } from '../kernel/names.js';
import { DAY, HOUR } from '../kernel/time.js';
import { receiveAch, receiveWire } from './incoming.js';
import { post } from './ledger.js';
import { planPurchase } from './seed-cards.js';
import { affordable, type Plan, wholeSecond } from './seed-plan.js';
import type { AccountRecord } from './state.js';

/** Adds everyday transactions up to the exact number of ledger rows of the size. */
export function planEveryday(plan: Plan): void {
  planOddArrivals(plan);
  const planned = plan.steps.reduce((sum, step) => sum + step.rows, 0);
  let left = plan.counts.transactions - planned;
  if (left < 0) throw new Error(`the size allows ${plan.counts.transactions} rows, ${planned} are planned`);
  while (left > 0) left -= left >= 3 && plan.world.random.chance(0.35) ? purchase(plan) : single(plan);
}

/** Incoming payments that were returned, failed, or are in progress. */
function planOddArrivals(plan: Plan): void {
  const { world, steps, anchorMs } = plan;
  for (const [n, status] of (['returned', 'failed', 'pending'] as const).entries()) {
    const account = plan.active[n % plan.active.length];
    if (!account) continue;
    const atMs = wholeSecond(anchorMs - (status === 'pending' ? 2 * HOUR : (5 + n) * DAY));
    const arrival = {
      account,
      minor: BigInt(world.random.int(4_000, 90_000)),
      description: null,
      from: firm(plan),
      status,
      atMs,
    };
    steps.push({ atMs, rows: status === 'returned' ? 2 : 0, run: () => void receiveAch(world, arrival) });
    if (status !== 'returned') steps.push({ atMs, rows: 0, run: () => void receiveWire(world, arrival) });
  }
}

function purchase(plan: Plan): number {
  const cards = plan.world.state.cards.newestFirst().filter((card) => card.status === 'active');
  const card = plan.world.random.pick(cards);
  const earliest = card.createdMs + DAY;
  const atMs = wholeSecond(plan.world.random.int(earliest, Math.max(earliest, plan.anchorMs - 2 * DAY)));
  if (atMs > plan.anchorMs - DAY - HOUR) return single(plan);
  planPurchase(plan, card, atMs);
  return 3;
}

function single(plan: Plan): number {
  const { world, steps } = plan;
  const { random } = world;
  const account = random.pick([...plan.active, ...plan.quiet]);
  const isRecent = random.chance(0.4);
  const earliest = account.createdMs + 2 * DAY;
  const fromMs = isRecent ? Math.max(earliest, plan.anchorMs - 60 * DAY) : earliest;
  const atMs = wholeSecond(random.int(fromMs, plan.anchorMs - 3 * HOUR));
  steps.push({ atMs, rows: 1, run: everyday(plan, account, atMs) });
  return 1;
}

function everyday(plan: Plan, account: AccountRecord, atMs: number): () => void {
  const { world } = plan;
  const { random } = world;
  const kind = random.int(0, 9);
  const wanted = random.int(1_500, 700_000);
  const from = firm(plan);
  const minor = BigInt(wanted);
  if (kind <= 3)
    return () => void receiveAch(world, { account, minor, description: `PAYMENT ${from}`, from, atMs });
  if (kind === 4)
    return () =>
      void receiveWire(world, { account, minor: minor * 3n, description: 'Settlement', from, atMs });
  if (kind <= 7) {
    const bill = { account, direction: 'debit', description: `BILL ${from}`, from, atMs } as const;
    return () => void receiveAch(world, { ...bill, minor: affordable(world, account, wanted) });
  }
  if (kind === 8 && account.interestRate !== null) {
    const interest = { type: 'interest', desc: 'Interest', outside: 'bank', atMs } as const;
    return () => void post(world, account, BigInt((wanted % 9_000) + 1), interest);
  }
  const fee = { type: 'charge', desc: 'Account analysis fee', outside: 'bank', atMs } as const;
  return () => void post(world, account, -BigInt((wanted % 2_500) + 100), fee);
}

function firm({ world }: Plan): string {
  return companyName(world.random).short;
}
