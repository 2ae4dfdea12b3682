import { HOUR, startOfHour } from '../kernel/time.js';
import type { Size } from '../kernel/types.js';
import { scheduleExpiry } from './card-events.js';
import { scheduleAch, scheduleBook } from './lifecycle.js';
import { seedAccounts } from './seed-accounts.js';
import { planCards } from './seed-cards.js';
import { planEveryday } from './seed-everyday.js';
import { seedCounterparties, seedParties, seedWebhooks } from './seed-parties.js';
import { countsOf, type Plan } from './seed-plan.js';
import { planTransfers } from './seed-transfers.js';
import type { World } from './world.js';

/**
 * Creates eighteen months of data up to the current hour of the clock. The same seed gives the same data. Every row goes through
 * the ledger in order of time, so balances, rows and the book agree.
 */
export function seed(world: World, size: Size): void {
  world.isSeeding = true;
  const plan: Plan = {
    world,
    counts: countsOf(size),
    anchorMs: startOfHour(world.nowMs),
    isLean: size === 'small',
    active: [],
    quiet: [],
    steps: [],
    last: [],
  };
  seedParties(plan);
  seedCounterparties(plan);
  seedAccounts(plan);
  planCards(plan);
  planTransfers(plan);
  planEveryday(plan);
  for (const step of plan.steps.sort((a, b) => a.atMs - b.atMs)) step.run();
  for (const finish of plan.last) finish();
  seedWebhooks(plan);
  world.isSeeding = false;
  resume(world);
}

/** Plans the next steps of running transfers. */
function resume(world: World): void {
  const { achs, books, cardEvents } = world.state;
  for (const ach of achs.newestFirst()) {
    if (ach.status === 'pending' || ach.status === 'processing') scheduleAch(world, ach);
  }
  for (const book of books.newestFirst()) {
    if (book.status === 'pending') scheduleBook(world, book, world.random.int(4, 12) * (HOUR / 2));
  }
  for (const event of cardEvents.newestFirst()) {
    if (event.holdId !== null) scheduleExpiry(world, event);
  }
}
