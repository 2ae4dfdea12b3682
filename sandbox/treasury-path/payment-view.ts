import { word } from './answers.js';
import { profileOf, quoteOf } from './lookup.js';
import { writeMoney } from './money.js';
import type { PaymentRecord } from './payment-records.js';
import { profileView } from './profile-view.js';
import type { Json } from './state.js';
import { iso } from './time.js';
import type { World } from './world.js';

/** A payment in the API; only a failed one has a failure reason. **Source** contract 9. */
export function paymentView(world: World, payment: PaymentRecord): Json {
  const quote = quoteOf(world, payment);
  return {
    id: payment.id,
    created_at: iso(payment.createdMs),
    updated_at: iso(payment.updatedMs),
    instructed_amount: writeMoney(quote.instructedMinor, quote.currency, world.settings.moneyForm),
    instructed_amount_currency: quote.currency,
    quote_id: quote.id,
    reason: payment.reason,
    status: payment.strangeStatus ?? word(world, 'paymentStatus', payment.status),
    idempotency_key: payment.idempotencyKey,
    from_profile: profileView(world, profileOf(world, quote.fromProfileId)),
    to_profile: profileView(world, profileOf(world, quote.toProfileId)),
    ...(payment.status === 'failed' ? { failure_reason: payment.failureReason } : {}),
  };
}
