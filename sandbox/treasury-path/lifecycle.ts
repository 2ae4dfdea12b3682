import { closeWhenDone } from './batch-end.js';
import { profileOf, quoteOf } from './lookup.js';
import type { PaymentRecord } from './payment-records.js';
import { paymentView } from './payment-view.js';
import { creditTarget, debitSource, isCovered, refundSource } from './postings.js';
import { transitMs } from './transit.js';
import { notify } from './webhooks.js';
import type { World } from './world.js';

/** Plans the steps of a payment by the clock. **Source** contract 9. */
export function schedulePayment(world: World, payment: PaymentRecord): void {
  world.at(world.nowMs + world.settings.processingAfterMs, () => {
    if (startPayment(world, payment)) scheduleEnd(world, payment);
  });
}

/** Ends a payment in processing after the duration of its method. */
export function scheduleEnd(world: World, payment: PaymentRecord, startedMs = world.nowMs): void {
  const quote = quoteOf(world, payment);
  const [from, to] = [profileOf(world, quote.fromProfileId), profileOf(world, quote.toProfileId)];
  const lengthMs = world.settings.settleAfterMs ?? transitMs(from, to);
  world.at(Math.max(world.nowMs, startedMs + lengthMs), () => {
    const { paymentOutcome, failureReason } = world.settings;
    if (paymentOutcome === 'completed') completePayment(world, payment);
    else failPayment(world, payment, { reason: failureReason });
  });
}

/** Takes the money from the source, up to its balance; false unless the payment was pending. */
export function startPayment(world: World, payment: PaymentRecord, atMs = world.nowMs): boolean {
  if (payment.status !== 'pending') return false;
  const quote = quoteOf(world, payment);
  moveTo(payment, 'processing', atMs);
  if (isCovered(world, quote)) {
    debitSource(world, quote, { atMs, memo: `debit ${payment.idempotencyKey}` });
    payment.isDebited = true;
  }
  tell(world, payment, 'PaymentEvents::DebitInitiatedEvent');
  return true;
}

/** Moves the money to the target; a payment without funds fails instead. False unless it was in processing. */
export function completePayment(world: World, payment: PaymentRecord, atMs = world.nowMs): boolean {
  if (payment.status !== 'processing') return false;
  if (!payment.isDebited) return failPayment(world, payment, { reason: 'insufficient_funds', atMs });
  moveTo(payment, 'completed', atMs);
  creditTarget(world, quoteOf(world, payment), { atMs, memo: `credit ${payment.idempotencyKey}` });
  end(world, payment, 'PaymentEvents::CompletedEvent');
  return true;
}

/** Returns the money; false unless the payment was in processing. */
export function failPayment(
  world: World,
  payment: PaymentRecord,
  { reason, atMs = world.nowMs }: { readonly reason: string; readonly atMs?: number },
): boolean {
  if (payment.status !== 'processing') return false;
  moveTo(payment, 'failed', atMs);
  payment.failureReason = payment.isDebited ? reason : 'insufficient_funds';
  if (payment.isDebited) {
    const memo = `refund ${payment.idempotencyKey}`;
    refundSource(world, quoteOf(world, payment), { atMs, memo });
    payment.isDebited = false;
  }
  end(world, payment, 'PaymentEvents::FailedEvent');
  return true;
}

/** Cancels a payment; false after its processing has begun. **Source** contract 14. */
export function cancelPayment(world: World, payment: PaymentRecord, atMs = world.nowMs): boolean {
  if (payment.status !== 'pending') return false;
  moveTo(payment, 'cancelled', atMs);
  end(world, payment, 'PaymentEvents::CancelledEvent');
  return true;
}

function moveTo(payment: PaymentRecord, status: PaymentRecord['status'], atMs: number): void {
  payment.status = status;
  payment.strangeStatus = null;
  payment.updatedMs = atMs;
}

/** A payment of a batch is part of the batch's single event. */
function end(world: World, payment: PaymentRecord, event: string): void {
  if (payment.batchId === null) tell(world, payment, event);
  else closeWhenDone(world, payment.batchId);
}

function tell(world: World, payment: PaymentRecord, event: string): void {
  if (world.isSeeding) return;
  notify(world, { event, companyId: payment.companyId, data: paymentView(world, payment) });
}
