import type { Stamped } from '../kernel/collection.js';

/** An offer of a rate and a fee. **Units** minor units of the adjacent currency. **Source** contract 9. */
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
  /** **Units** millionths. */
  rate: bigint;
  expiresMs: number;
}

/** The statuses of a payment. */
export const PAYMENT_STATUSES = ['pending', 'processing', 'completed', 'failed', 'cancelled'] as const;
/** One of them. */
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** A payment. **Source** contract 9. */
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
  /** An undocumented status, shown instead of the real one. */
  strangeStatus: string | null;
}

/** A batch of payments. **Source** contract 9. */
export interface BatchRecord extends Stamped {
  readonly companyId: string;
  readonly label: string | null;
  readonly idempotencyKey: string | null;
  readonly metadata: unknown;
  status: 'building' | 'processing' | 'completed';
  submittedMs: number | null;
  completedMs: number | null;
}
