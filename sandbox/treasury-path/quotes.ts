import { isObject, type JsonObject } from '../kernel/json.js';
import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { API, answer } from './answers.js';
import { fail, missing } from './errors.js';
import * as fields from './fields.js';
import { companyIn, profileOf } from './lookup.js';
import { parseDigits, toMinor, writeMoney } from './money.js';
import type { QuoteRecord } from './payment-records.js';
import { priceOf } from './prices.js';
import { profileView } from './profile-view.js';
import { writeRate } from './rates.js';
import type { CompanyRecord, Json, ProfileRecord } from './state.js';
import { iso, workingDay } from './time.js';
import { workingDaysOf } from './transit.js';
import type { World } from './world.js';

/** `/companies/{c}/quotes`: creation only. **Source** contract 9. */
export function quoteRoutes(world: World): readonly Route[] {
  const path = `${API}/companies/:company/quotes`;
  return [{ method: 'POST', path, handler: (request) => create(world, request) }];
}

function create(world: World, request: SimRequest): SimResponse {
  const company = companyIn(world, request);
  const body = fields.wrapped(request, 'quote');
  fields.requireTexts(body, ['from_profile_id', 'to_profile_id', 'instructed_amount']);
  const from = usableProfile(world, company, { id: body['from_profile_id'], field: 'from_profile_id' });
  const to = usableProfile(world, company, { id: body['to_profile_id'], field: 'to_profile_id' });
  if (from === to) throw fail(422, 'to_profile_id', 'must differ from the source profile');
  if (from.usage === 'credit') throw fail(422, 'from_profile_id', 'can not be used as a source');
  if (to.usage === 'debit') throw fail(422, 'to_profile_id', 'can not be used as a destination');
  const instructedMinor = amountOf(request, from.currency);
  const quote = addQuote(world, { from, to, instructedMinor });
  return answer(world, 201, quoteView(world, quote));
}

/** Creates a quote at the current rates. */
export function addQuote(
  world: World,
  order: {
    readonly from: ProfileRecord;
    readonly to: ProfileRecord;
    readonly instructedMinor: bigint;
    readonly atMs?: number;
  },
): QuoteRecord {
  const { from, to, instructedMinor, atMs = world.nowMs } = order;
  return world.state.quotes.add({
    id: world.newId('PaymentQuote'),
    companyId: from.companyId,
    fromProfileId: from.id,
    toProfileId: to.id,
    currency: from.currency,
    targetCurrency: to.currency,
    instructedMinor,
    ...priceOf(world, order),
    expiresMs: atMs + world.settings.quoteLifeMs,
    createdMs: atMs,
    updatedMs: atMs,
  });
}

function quoteView(world: World, quote: QuoteRecord): Json {
  const { currency, targetCurrency } = quote;
  const money = (minor: bigint, of: string): string => writeMoney(minor, of, world.settings.moneyForm);
  const [from, to] = [profileOf(world, quote.fromProfileId), profileOf(world, quote.toProfileId)];
  return {
    id: quote.id,
    created_at: iso(quote.createdMs),
    updated_at: iso(quote.updatedMs),
    instructed_amount: money(quote.instructedMinor, currency),
    instructed_amount_currency: currency,
    source_amount: money(quote.instructedMinor + quote.feeMinor, currency),
    source_amount_currency: currency,
    target_amount: money(quote.targetMinor, targetCurrency),
    target_amount_currency: targetCurrency,
    currency_pair: currency === targetCurrency ? null : `${currency}${targetCurrency}`,
    exchange_rate: writeRate(quote.rate),
    expires_at: iso(quote.expiresMs),
    fee: money(quote.feeMinor, currency),
    fee_currency: currency,
    expected_completion_date: workingDay(quote.createdMs, workingDaysOf(from, to)),
    from_profile: profileView(world, from),
    to_profile: profileView(world, to),
  };
}

/** A usable profile of the company. **Throws** `HttpReply` 404, 422. **Source** contract 14. */
export function usableProfile(
  { state }: World,
  company: CompanyRecord,
  { id, field }: { readonly id: unknown; readonly field: string },
): ProfileRecord {
  const profile = state.profiles.get(id);
  if (profile?.companyId !== company.id) throw missing(field, 'Payment profile');
  if (profile.status !== 'active') throw fail(422, field, `Payment profile is ${profile.status}`);
  return profile;
}

/** The instructed amount, read exactly. **Units** minor units, above zero. **Throws** `HttpReply` 400, 422. */
function amountOf(request: SimRequest, sourceCurrency: string): bigint {
  const body = memberOf(parseDigits(request.rawBody.toString('utf8')), 'quote');
  const instructed = memberOf(body, 'instructed_amount');
  if (instructed['currency'] !== sourceCurrency) {
    throw fail(422, 'instructed_amount', `currency must be that of the source profile: ${sourceCurrency}`);
  }
  const { digits } = memberOf(instructed, 'amount');
  if (typeof digits !== 'string') throw fail(422, 'instructed_amount', 'amount must be a number');
  const minor = toMinor(digits, sourceCurrency);
  if (minor === undefined) {
    throw fail(422, 'instructed_amount', `amount has too many decimals for ${sourceCurrency}`);
  }
  if (minor <= 0n) throw fail(422, 'instructed_amount', 'amount must be greater than 0');
  return minor;
}

function memberOf(value: unknown, name: string): JsonObject {
  const inner = isObject(value) ? value[name] : undefined;
  return isObject(inner) ? inner : {};
}
