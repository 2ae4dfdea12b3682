import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { API, answer } from './answers.js';
import { paymentsOf } from './batch-end.js';
import { fail, missing } from './errors.js';
import * as fields from './fields.js';
import { schedulePayment } from './lifecycle.js';
import { companyIn, ofCompany, owned } from './lookup.js';
import { paged, TWENTY_FIVE } from './paging.js';
import type { PaymentRecord, QuoteRecord } from './payment-records.js';
import { paymentView } from './payment-view.js';
import { usableProfile } from './quotes.js';
import type { CompanyRecord } from './state.js';
import type { World } from './world.js';

const BATCH_LIMIT = 500;

/** `/companies/{c}/payments`. **Source** contract 9. */
export function paymentRoutes(world: World): readonly Route[] {
  const many = `${API}/companies/:company/payments`;
  const view = (payment: PaymentRecord) => paymentView(world, payment);
  return [
    {
      method: 'GET',
      path: many,
      handler: (request) => {
        const rows = ofCompany(world.state.payments.newestFirst(), companyIn(world, request));
        return paged(world, request, { rows, view, paging: TWENTY_FIVE });
      },
    },
    { method: 'POST', path: many, handler: (request) => create(world, request) },
    {
      method: 'GET',
      path: `${many}/:payment`,
      handler: (request) => {
        const payment = world.state.payments.get(request.params['payment']);
        const names = { field: 'id', what: 'Payment' };
        return answer(world, 200, view(owned(payment, companyIn(world, request), names)));
      },
    },
  ];
}

function create(world: World, request: SimRequest): SimResponse {
  const company = companyIn(world, request);
  const body = fields.wrapped(request, 'payment_instruction');
  fields.requireTexts(body, ['payment_quote_id', 'reason', 'idempotency_key']);
  const quoteId = fields.requiredText(body, 'payment_quote_id');
  const idempotencyKey = fields.requiredText(body, 'idempotency_key');
  const earlier = ofCompany(world.state.payments.newestFirst(), company).find(
    (payment) => payment.idempotencyKey === idempotencyKey,
  );
  if (earlier?.quoteId === quoteId) return answer(world, 200, paymentView(world, earlier));
  if (earlier) throw fail(409, 'idempotency_key', 'has already been taken');
  const quote = liveQuote(world, company, quoteId);
  const payment = addPayment(world, {
    quote,
    idempotencyKey,
    reason: fields.requiredText(body, 'reason'),
    creditNote: fields.optionalText(body, 'credit_note'),
    debitNote: fields.optionalText(body, 'debit_note'),
    batchId: openBatch(world, company, fields.optionalText(body, 'payment_batch_id')),
  });
  world.countEffect(idempotencyKey);
  if (payment.batchId === null) schedulePayment(world, payment);
  return answer(world, 201, paymentView(world, payment));
}

/** The input of a payment. */
export type PaymentOrder = Pick<
  PaymentRecord,
  'idempotencyKey' | 'reason' | 'creditNote' | 'debitNote' | 'batchId'
> & { readonly quote: QuoteRecord; readonly atMs?: number };

/** Creates a payment in `pending`. */
export function addPayment(world: World, { quote, atMs, ...order }: PaymentOrder): PaymentRecord {
  const createdMs = atMs ?? world.nowMs;
  return world.state.payments.add({
    ...order,
    id: world.newId('Payment'),
    companyId: quote.companyId,
    quoteId: quote.id,
    status: 'pending',
    failureReason: null,
    isDebited: false,
    strangeStatus: null,
    createdMs,
    updatedMs: createdMs,
  });
}

/** A valid quote between usable profiles. **Throws** `HttpReply` 404, 422. */
function liveQuote(world: World, company: CompanyRecord, id: string): QuoteRecord {
  const quote = world.state.quotes.get(id);
  if (quote?.companyId !== company.id) throw missing('payment_quote_id', 'Quote');
  if (quote.expiresMs <= world.nowMs) throw fail(422, 'payment_quote_id', 'Quote has expired');
  usableProfile(world, company, { id: quote.fromProfileId, field: 'from_profile' });
  usableProfile(world, company, { id: quote.toProfileId, field: 'to_profile' });
  return quote;
}

/** The batch if it accepts payments; null if none is given. **Throws** `HttpReply` 404, 422. */
function openBatch(world: World, company: CompanyRecord, id: string | null): string | null {
  if (id === null) return null;
  const batch = world.state.batches.get(id);
  if (batch?.companyId !== company.id) throw missing('payment_batch_id', 'Payment batch');
  if (batch.status !== 'building') throw fail(422, 'payment_batch_id', 'Batch is no longer building');
  if (paymentsOf(world, id).length < BATCH_LIMIT) return id;
  throw fail(422, 'payment_batch_id', `Batch already has ${BATCH_LIMIT} payments`);
}
