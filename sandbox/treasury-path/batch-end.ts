import { word } from './answers.js';
import type { BatchRecord, PaymentRecord } from './payment-records.js';
import type { Json } from './state.js';
import { iso, isoOrNull } from './time.js';
import { notify } from './webhooks.js';
import type { World } from './world.js';

/** The payments of a batch. */
export function paymentsOf({ state }: World, batchId: string): readonly PaymentRecord[] {
  return state.payments.newestFirst().filter((payment) => payment.batchId === batchId);
}

/** A batch in the API. **Source** contract 9. */
export function batchView(world: World, batch: BatchRecord): Json {
  const statuses = paymentsOf(world, batch.id).map(({ status }) => status);
  return {
    id: batch.id,
    status: word(world, 'batchStatus', batch.status),
    label: batch.label,
    idempotency_key: batch.idempotencyKey,
    total_count: statuses.length,
    succeeded_count: statuses.filter((status) => status === 'completed').length,
    failed_count: statuses.filter((status) => status === 'failed' || status === 'cancelled').length,
    metadata: batch.metadata,
    submitted_at: isoOrNull(batch.submittedMs),
    completed_at: isoOrNull(batch.completedMs),
    created_at: iso(batch.createdMs),
    updated_at: iso(batch.updatedMs),
  };
}

/** Completes a batch in processing when all its payments have a final status, and sends one webhook. */
export function closeWhenDone(world: World, batchId: string): void {
  const batch = world.state.batches.get(batchId);
  if (batch?.status !== 'processing') return;
  const isOpen = paymentsOf(world, batchId).some(({ status }) => ['pending', 'processing'].includes(status));
  if (isOpen) return;
  batch.status = 'completed';
  batch.completedMs = world.nowMs;
  batch.updatedMs = world.nowMs;
  const { companyId } = batch;
  notify(world, { event: 'PaymentBatchCompletedEvent', companyId, data: batchView(world, batch) });
}
