import { stepAch } from './ach-steps.js';
import { finishBook } from './book-steps.js';
import { stepFednow } from './fednow-steps.js';
import { fromText } from './money.js';
import type { AchRecord, BookRecord, FednowRecord, WireRecord } from './state.js';
import { nextHour } from './time.js';
import { stepWire } from './wire-steps.js';
import type { World } from './world.js';

const NO_FUNDS = 'Insufficient funds.';

/** Moves an ACH one step at the top of each hour until it is sent. **Source** contract 17. */
export function scheduleAch(world: World, ach: AchRecord): void {
  if (isManual(ach)) return;
  world.at(nextHour(world.nowMs), () => {
    if (isManual(ach)) return;
    if (ach.status === 'processing') {
      stepAch(world, ach, 'sent');
    } else if (ach.status === 'pending' && ach.lacksFunds) {
      stepAch(world, ach, 'error', { error: NO_FUNDS });
    } else if (stepAch(world, ach, 'processing')) {
      scheduleAch(world, ach);
    }
  });
}

/** Sends a book transfer after a short time, or when the bank is available again. */
export function scheduleBook(world: World, book: BookRecord, delayMs = world.settings.bookDelayMs): void {
  world.at(world.nowMs + delayMs, () => {
    if (!world.settings.bankOutage) finishBook(world, book, 'sent');
  });
}

/** Continues the book transfers that waited for the bank. */
export function resumeBooks(world: World): void {
  for (const book of world.state.books.newestFirst().toReversed()) {
    const isDue = book.createdMs + world.settings.bookDelayMs <= world.nowMs;
    if (book.status === 'pending' && isDue) scheduleBook(world, book);
  }
}

/** Processes and sends a wire; large ones wait for review, an account number with a leading 9 fails. */
export function scheduleWire(world: World, wire: WireRecord): void {
  const limit = fromText(world.settings.wireReviewAbove) ?? 0n;
  if (isManual(wire) || wire.minor > limit) return;
  world.at(world.nowMs + world.settings.wireStepMs, () => {
    if (isManual(wire)) return;
    if (wire.status === 'processing') {
      const failed = startsWithNine(world, wire);
      stepWire(world, wire, failed ? 'error' : 'sent');
    } else if (wire.status === 'pending' && wire.lacksFunds) {
      stepWire(world, wire, 'error', { error: NO_FUNDS });
    } else if (stepWire(world, wire, 'processing')) {
      scheduleWire(world, wire);
    }
  });
}

/** Sends a FedNow payment after a short time, and completes it after another. */
export function scheduleFednow(world: World, payment: FednowRecord): void {
  const delayMs = world.settings.fednowStepMs;
  if (isManual(payment) || delayMs === 0) return;
  world.at(world.nowMs + delayMs, () => {
    if (payment.lacksFunds) {
      stepFednow(world, payment, 'error', { error: NO_FUNDS });
    } else if (payment.status === 'sent') {
      stepFednow(world, payment, 'done');
    } else if (stepFednow(world, payment, 'sent')) {
      scheduleFednow(world, payment);
    }
  });
}

/** The caller controls it by simulations. */
export function isManual(transfer: { readonly userdata: Readonly<Record<string, unknown>> | null }): boolean {
  return transfer.userdata?.['manual'] === true;
}

function startsWithNine(world: World, wire: WireRecord): boolean {
  const number = world.state.counterparties.get(wire.counterpartyId)?.wire?.['account_number'];
  return typeof number === 'string' && number.startsWith('9');
}
