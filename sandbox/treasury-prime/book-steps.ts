import { availableOf, postBetween } from './ledger.js';
import type { BookRecord } from './state.js';
import { changeStatus, timeOf } from './steps.js';
import type { World } from './world.js';

/** Ends a pending book transfer: `sent` moves the money. False if it is not pending. */
export function finishBook(
  world: World,
  book: BookRecord,
  to: 'sent' | 'error' | 'canceled',
  step: { readonly atMs?: number; readonly error?: string } = {},
): boolean {
  if (book.status !== 'pending') return false;
  const outcome = to === 'sent' ? move(world, book, step.atMs) : to;
  const error = outcome !== 'error' ? null : (step.error ?? 'Insufficient funds.');
  changeStatus(world, book, { event: 'book.update', to: outcome, error, ...timeOf(step) });
  return true;
}

function move(world: World, book: BookRecord, atMs: number | undefined): 'sent' | 'error' {
  const from = world.state.accounts.get(book.accountId);
  const to = world.state.accounts.get(book.toAccountId);
  if (!from || !to || from.status === 'closed' || to.status === 'closed') return 'error';
  if (availableOf(world, from) < book.minor) return 'error';
  postBetween(world, { from, to }, book.minor, {
    desc: book.description ? `Book transfer ${book.description}` : 'Book transfer',
    links: { book_id: book.id },
    ...timeOf({ atMs }),
  });
  return 'sent';
}
