import { DAY, HOUR, MINUTE, SECOND } from '../kernel/time.js';
import { addBatch } from './batches.js';
import { cancelPayment, completePayment, failPayment, scheduleEnd, startPayment } from './lifecycle.js';
import { profileOf, profilesOf } from './lookup.js';
import type { BatchRecord, PaymentRecord, PaymentStatus, QuoteRecord } from './payment-records.js';
import { addPayment } from './payments.js';
import { addQuote } from './quotes.js';
import type { Customer, Plan } from './seed-plan.js';
import { recentCount } from './seed-times.js';
import type { BankAccountRecord, ProfileRecord } from './state.js';
import { transitMs } from './transit.js';

const REASONS = ['bill_payment', 'wages_salary', 'business_expenses'] as const;
const FAILURES = [
  'insufficient_funds',
  'account_closed',
  'invalid_account_number',
  'rejected_by_bank',
] as const;
/** The indexes of the payments in the completed batch. */
const BATCHED = { from: 20, to: 28 } as const;

/** The source and target accounts of a company's payments. */
export interface Parties {
  readonly ours: readonly BankAccountRecord[];
  readonly theirs: readonly BankAccountRecord[];
}

interface Batches {
  readonly ended: BatchRecord;
  readonly building: BatchRecord;
}

/** Payments of a company at these times, oldest first; the newest ones are in progress. */
export function seedPayments(
  plan: Plan,
  {
    customer,
    parties,
    moments,
  }: {
    readonly customer: Customer;
    readonly parties: Parties;
    readonly moments: readonly number[];
  },
): void {
  const batches = addBatches(plan, customer, moments);
  const recent = recentCount(moments.length);
  for (const [index, atMs] of moments.entries()) {
    const place = { index, left: moments.length - index, recent };
    const status = statusAt(plan, place);
    const quote = quoteAt(plan, parties, { atMs, isSlow: status === 'processing' });
    const batchId = batchAt(batches, { index, status });
    const payment = addPayment(plan.world, {
      quote,
      atMs,
      batchId,
      idempotencyKey: plan.world.random.uuid(),
      reason: plan.world.random.pick(REASONS),
      creditNote: null,
      debitNote: `Invoice ${plan.world.random.digits(5)}`,
    });
    tellStory(plan, { payment, quote, status });
  }
}

function addBatches({ world, anchorMs }: Plan, { company }: Customer, moments: readonly number[]): Batches {
  const order = { companyId: company.id, metadata: null };
  const startMs = (moments[BATCHED.from] ?? anchorMs) - HOUR;
  const endMs = (moments[BATCHED.to] ?? anchorMs) + 3 * DAY;
  const ended = addBatch(world, { ...order, label: 'Payroll', idempotencyKey: world.random.uuid() }, startMs);
  Object.assign(ended, { status: 'completed', submittedMs: endMs - 3 * DAY + MINUTE });
  Object.assign(ended, { completedMs: endMs, updatedMs: endMs });
  const building = addBatch(
    world,
    { ...order, label: 'Suppliers', idempotencyKey: null },
    anchorMs - 30 * HOUR,
  );
  return { ended, building };
}

function batchAt(
  { ended, building }: Batches,
  { index, status }: { readonly index: number; readonly status: PaymentStatus },
): string | null {
  if (index >= BATCHED.from && index < BATCHED.to) return ended.id;
  return status === 'pending' && index % 2 === 0 ? building.id : null;
}

function statusAt(
  { world: { random } }: Plan,
  { index, left, recent }: { readonly index: number; readonly left: number; readonly recent: number },
): PaymentStatus {
  if (left <= recent / 2) return 'pending';
  if (left <= recent) return 'processing';
  if (index >= BATCHED.from && index < BATCHED.to) return 'completed';
  if (index % 14 === 5) return 'failed';
  if (index % 17 === 9) return 'cancelled';
  return random.chance(0.97) ? 'completed' : 'failed';
}

/** The kind of payment: a top-up by ACH, an exchange between our currencies, or a payment to a recipient. */
function quoteAt(
  { world }: Plan,
  { ours, theirs }: Parties,
  { atMs, isSlow }: { readonly atMs: number; readonly isSlow: boolean },
): QuoteRecord {
  const { random } = world;
  const profile = (account: BankAccountRecord): ProfileRecord => {
    const [first] = profilesOf(world, account);
    if (!first) throw new Error(`account ${account.id} must have a profile`);
    return first;
  };
  const funding = ours.filter(({ kind }) => kind === 'funding');
  const internal = ours.filter(({ kind }) => kind === 'internal');
  const instructedMinor = BigInt(random.int(5_000, 500_000));
  const kind = isSlow ? 0 : random.int(1, 100);
  if (kind <= 25) {
    const to = internal.filter(({ currency }) => currency === 'USD');
    const ends = { from: profile(random.pick(funding)), to: profile(random.pick(to)) };
    return addQuote(world, { ...ends, instructedMinor, atMs: atMs - MINUTE });
  }
  const from = random.pick(internal);
  const targets = kind <= 40 ? internal.filter((account) => account !== from) : theirs;
  const ends = { from: profile(from), to: profile(random.pick(targets)) };
  return addQuote(world, { ...ends, instructedMinor, atMs: atMs - MINUTE });
}

/** Moves the payment to its status. */
function tellStory(
  plan: Plan,
  {
    payment,
    quote,
    status,
  }: {
    readonly payment: PaymentRecord;
    readonly quote: QuoteRecord;
    readonly status: PaymentStatus;
  },
): void {
  const { world, anchorMs } = plan;
  const startedMs = payment.createdMs + 30 * SECOND;
  const endedMs =
    startedMs + transitMs(profileOf(world, quote.fromProfileId), profileOf(world, quote.toProfileId));
  if (status === 'pending') {
    if (payment.batchId === null) scheduleApproval(plan, payment);
    return;
  }
  if (status === 'cancelled') return void cancelPayment(world, payment, startedMs);
  startPayment(world, payment, startedMs);
  if (status === 'processing') scheduleEnd(world, payment, startedMs);
  if (status === 'completed') completePayment(world, payment, Math.min(endedMs, anchorMs));
  if (status === 'failed') {
    const reason = world.random.pick(FAILURES);
    failPayment(world, payment, { reason, atMs: Math.min(endedMs, anchorMs) });
  }
}

/** Waits for an approval until some hours from now. */
function scheduleApproval({ world, anchorMs }: Plan, payment: PaymentRecord): void {
  world.at(anchorMs + world.random.int(6, 20) * HOUR, () => {
    if (startPayment(world, payment)) scheduleEnd(world, payment);
  });
}
