import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { API, answer } from './answers.js';
import { batchView, paymentsOf } from './batch-end.js';
import { fail } from './errors.js';
import * as fields from './fields.js';
import { scheduleEnd, startPayment } from './lifecycle.js';
import { companyIn, ofCompany, owned, profileOf, quoteOf } from './lookup.js';
import { paged, TWENTY_FIVE } from './paging.js';
import type { BatchRecord, PaymentRecord } from './payment-records.js';
import { priceOf } from './prices.js';
import type { World } from './world.js';

/** `/companies/{c}/payment_batches`. **Source** contract 9. */
export function batchRoutes(world: World): readonly Route[] {
  const many = `${API}/companies/:company/payment_batches`;
  const one = `${many}/:batch`;
  const view = (batch: BatchRecord) => batchView(world, batch);
  return [
    {
      method: 'GET',
      path: many,
      handler: (request) => {
        const rows = ofCompany(world.state.batches.newestFirst(), companyIn(world, request));
        return paged(world, request, { rows, view, paging: TWENTY_FIVE });
      },
    },
    { method: 'POST', path: many, handler: (request) => create(world, request) },
    { method: 'GET', path: one, handler: (request) => answer(world, 200, view(batchIn(world, request))) },
    { method: 'POST', path: `${one}/process_batch`, handler: (request) => processBatch(world, request) },
  ];
}

function batchIn(world: World, request: SimRequest): BatchRecord {
  const batch = world.state.batches.get(request.params['batch']);
  return owned(batch, companyIn(world, request), { field: 'id', what: 'Payment batch' });
}

function create(world: World, request: SimRequest): SimResponse {
  const company = companyIn(world, request);
  const body = fields.wrapped(request, 'payment_batch');
  const label = fields.optionalText(body, 'label');
  const idempotencyKey = fields.optionalText(body, 'idempotency_key');
  const metadata = body['metadata'] ?? null;
  const earlier = ofCompany(world.state.batches.newestFirst(), company).find(
    (batch) => idempotencyKey !== null && batch.idempotencyKey === idempotencyKey,
  );
  if (earlier) {
    const isSame = earlier.label === label && JSON.stringify(earlier.metadata) === JSON.stringify(metadata);
    if (!isSame) throw fail(409, 'idempotency_key', 'has already been taken');
    return answer(world, 200, batchView(world, earlier));
  }
  const batch = addBatch(world, { companyId: company.id, label, idempotencyKey, metadata });
  return answer(world, 201, batchView(world, batch));
}

/** Creates an empty batch that accepts payments. */
export function addBatch(
  world: World,
  order: Pick<BatchRecord, 'companyId' | 'label' | 'idempotencyKey' | 'metadata'>,
  atMs = world.nowMs,
): BatchRecord {
  const stamps = { id: world.newId('PaymentBatch'), createdMs: atMs, updatedMs: atMs };
  const times = { submittedMs: null, completedMs: null };
  return world.state.batches.add({ ...stamps, ...order, status: 'building', ...times });
}

function processBatch(world: World, request: SimRequest): SimResponse {
  const batch = batchIn(world, request);
  if (batch.status !== 'building') throw fail(409, 'status', `Batch is already ${batch.status}`);
  const payments = paymentsOf(world, batch.id).filter(({ status }) => status === 'pending');
  if (payments.length === 0) throw fail(422, 'base', 'Batch has no payments');
  batch.status = 'processing';
  batch.submittedMs = world.nowMs;
  batch.updatedMs = world.nowMs;
  for (const payment of payments) {
    refreshQuote(world, payment);
    startPayment(world, payment);
    scheduleEnd(world, payment);
  }
  return answer(world, 200, batchView(world, batch));
}

/** An expired quote silently gets the current rate. **Source** contract 9. */
function refreshQuote(world: World, payment: PaymentRecord): void {
  const quote = quoteOf(world, payment);
  if (quote.expiresMs > world.nowMs) return;
  const [from, to] = [profileOf(world, quote.fromProfileId), profileOf(world, quote.toProfileId)];
  const { rate, targetMinor } = priceOf(world, { from, to, instructedMinor: quote.instructedMinor });
  const expiresMs = world.nowMs + world.settings.quoteLifeMs;
  Object.assign(quote, { rate, targetMinor, expiresMs, updatedMs: world.nowMs });
}
