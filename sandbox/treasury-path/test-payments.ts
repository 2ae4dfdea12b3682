import { fail } from './errors.js';
import { addPayment } from './payments.js';
import { addQuote } from './quotes.js';
import type { CompanyRecord, ProfileRecord } from './state.js';
import type { World } from './world.js';

/** Creates `count` pending payments, which stay pending until a command moves them. **Throws** `HttpReply` 422. */
export function insertPayments(
  world: World,
  company: CompanyRecord,
  { count }: { readonly count: number },
): readonly string[] {
  const active = world.state.profiles
    .newestFirst()
    .filter((profile) => profile.companyId === company.id && profile.status === 'active');
  const from = active.find(({ usage, currency }) => usage === 'internal' && currency === 'USD');
  const to = active.find((profile) => profile.usage !== 'debit' && profile !== from);
  if (!from || !to) throw fail(422, 'company', 'The company has no profiles to pay between');
  return Array.from({ length: count }, () => insertOne(world, from, to));
}

function insertOne(world: World, from: ProfileRecord, to: ProfileRecord): string {
  const quote = addQuote(world, { from, to, instructedMinor: 100n });
  const idempotencyKey = world.random.uuid();
  const notes = { creditNote: null, debitNote: null };
  return addPayment(world, { quote, idempotencyKey, reason: 'bill_payment', ...notes, batchId: null }).id;
}
