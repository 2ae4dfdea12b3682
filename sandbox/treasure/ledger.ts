import { toWirePortfolio } from './portfolio.js';
import type { Transfer } from './state.js';
import { announce } from './webhooks.js';
import type { World } from './world.js';

/** The book's account of a business's portfolio. */
export function portfolioAccount(businessId: string): string {
  return `portfolio:${businessId}`;
}

/** Adds to the portfolio, or takes from it, against the other account and sends the webhook of the new balance. **Units** cents. */
export function changeBalance(
  world: World,
  businessId: string,
  change: {
    readonly minor: bigint;
    readonly from: string;
    readonly at?: { readonly ms: number; readonly stamp: string };
  },
): void {
  const portfolio = world.state.portfolios.get(businessId);
  if (!portfolio) return;
  const atMs = change.at?.ms ?? world.nowMs;
  move(world, { from: change.from, to: portfolioAccount(businessId), minor: change.minor, atMs });
  portfolio.balanceMinor += change.minor;
  portfolio.updatedAt = change.at?.stamp ?? world.stamp();
  portfolio.history.push({ atMs, minor: portfolio.balanceMinor });
  announce(world, 'portfolio.updated', businessId, toWirePortfolio(portfolio));
}

/** Moves the amount of a withdrawal from the portfolio into transit. */
export function toTransit(world: World, transfer: Transfer): void {
  changeBalance(world, transfer.businessId, { minor: -transfer.amountMinor, from: transitAccount(transfer) });
}

/** Moves the amount in transit out, or back to the portfolio. */
export function fromTransit(world: World, transfer: Transfer, to: 'outside' | 'portfolio'): void {
  const { businessId, amountMinor } = transfer;
  const from = transitAccount(transfer);
  if (to === 'portfolio') changeBalance(world, businessId, { minor: amountMinor, from });
  else move(world, { from, to: 'outside:wires', minor: amountMinor, atMs: world.nowMs });
}

/** The book's account of amounts in transit. */
export function transitAccount({ businessId }: Pick<Transfer, 'businessId'>): string {
  return `transit:${businessId}`;
}

function move(
  world: World,
  {
    from,
    to,
    minor,
    atMs,
  }: { readonly from: string; readonly to: string; readonly minor: bigint; readonly atMs: number },
): void {
  world.context.book.post({
    at: new Date(atMs),
    entries: [
      { account: from, currency: 'USD', minor: -minor },
      { account: to, currency: 'USD', minor },
    ],
  });
}
