import type { Stamped } from '../kernel/collection.js';

/** An offer of a rate and a fee. Units: minor of the currency beside it. Source: contract 9. */
export interface QuoteRecord extends Stamped {
  readonly companyId: string;
  readonly fromProfileId: string;
  readonly toProfileId: string;
  /** Also of the source and the fee. */
  readonly currency: string;
  readonly instructedMinor: bigint;
  readonly feeMinor: bigint;
  readonly targetCurrency: string;
  targetMinor: bigint;
  /** Units: millionths. */
  rate: bigint;
  expiresMs: number;
}

/** Where a payment can stand. */
export const PAYMENT_STATUSES = ['pending', 'processing', 'completed', 'failed', 'cancelled'] as const;
/** One of them. */
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** A payment. Source: contract 9. */
export interface PaymentRecord extends Stamped {
  readonly companyId: string;
  readonly quoteId: string;
  readonly reason: string;
  readonly idempotencyKey: string;
  readonly creditNote: string | null;
  readonly debitNote: string | null;
  readonly batchId: string | null;
  status: PaymentStatus;
  failureReason: string | null;
  /** The money has left the source. */
  isDebited: boolean;
  /** A state that no documentation names, shown instead of the status. */
  strangeStatus: string | null;
}

/** Payments that go together. Source: contract 9. */
export interface BatchRecord extends Stamped {
  readonly companyId: string;
  readonly label: string | null;
  readonly idempotencyKey: string | null;
  readonly metadata: unknown;
  status: 'building' | 'processing' | 'completed';
  submittedMs: number | null;
  completedMs: number | null;
}
