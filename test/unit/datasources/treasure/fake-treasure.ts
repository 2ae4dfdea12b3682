import type { TreasureApi } from '../../../../src/datasources/treasure/api.js';
import type { ConnectorRef } from '../../../../src/domain/capabilities.js';
import { type Refusal, type UpstreamCode, UpstreamError } from '../../../../src/domain/errors.js';
import { type NodeKind, toGlobalId } from '../../../../src/domain/ids.js';
import { attemptsOf, markOf } from '../../../support/attempts.js';
import { type FakeUpstream, fakeUpstream, type Routes } from '../../../support/fake-upstream.js';

export const connector: ConnectorRef = {
  name: 'treasure-main',
  provider: 'TREASURE',
  environment: 'SANDBOX',
};

/** When every answer arrives. */
export const AT = '2026-01-05T12:00:00.000Z';

export const globalId = (kind: NodeKind, ref: string): string =>
  toGlobalId({ connector: connector.name, kind, ref });

/** Treasure in memory. */
export interface FakeTreasure extends FakeUpstream {
  readonly api: TreasureApi;
}

export function fakeTreasure(routes: Routes = {}): FakeTreasure {
  const fake = fakeUpstream(connector, routes, AT);
  const { telemetry, upstream } = fake;
  return { ...fake, api: { connector, telemetry, upstream } };
}

export const mark = markOf('2026-01-05T12:00:00.000Z');
export const newAttempt = attemptsOf(mark);

/** INVALID_PARAMS as it is decoded, with a detail for each field. */
export function badParams(...fields: readonly string[]): UpstreamError {
  const details = fields.map((field) => ({ code: 'PARAM_IS_INVALID', field, message: 'its own words' }));
  const whole = { code: 'INVALID_PARAMS', field: null, message: 'Invalid parameter(s)' };
  return new UpstreamError({
    connector,
    code: 'REJECTED',
    status: 400,
    sent: 'yes',
    refusals: [whole, ...details],
  });
}

export function refusal(code: UpstreamCode, ...codes: readonly string[]): UpstreamError {
  const refusals = codes.map((each): Refusal => ({ code: each, field: null, message: null }));
  return new UpstreamError({ connector, code, sent: 'yes', refusals });
}

export const business = (id: string, more: object = {}) => ({
  id,
  created_at: `2025-01-07T09:12:44.12098345${id.at(-1)}Z`,
  updated_at: '2025-02-07T09:12:44.121004102Z',
  legal_name: `Company ${id}`,
  doing_business_as: null,
  status: 'OPEN',
  sub_status: null,
  user_data: { customer_ref: `cus_${id}` },
  ...more,
});

export const portfolio = (businessId: string, more: object = {}) => ({
  id: `p-${businessId}`,
  business_id: businessId,
  products: [
    { product: 'managed_treasuries', percentage: 60 },
    { product: 'managed_income', percentage: 40 },
  ],
  balance: { currency: 'USD', amount: '250410.77' },
  created_at: '2025-01-09T10:00:00Z',
  updated_at: '2025-01-20T15:31:07.552Z',
  ...more,
});

export const bankAccount = (id: string, more: object = {}) => ({
  id,
  account_number: '000123456789',
  account_type: 'checking',
  bank_name: 'Prairie Bank',
  routing_number: '110000000',
  user_data: { slot: 'operating' },
  ...more,
});

export const transfer = (id: string, more: object = {}) => ({
  id,
  business_id: 'b1',
  amount: { currency: 'USD', amount: '12500.00' },
  bank_account_id: 'ba1',
  direction: 'withdrawal',
  type: 'wire',
  status: 'pending',
  idempotency_key: `key-${id}`,
  user_data: { payout: 'po_981' },
  created_at: '2025-02-03T16:00:00.000000001Z',
  updated_at: '2025-02-03T16:00:01.000000000Z',
  ...more,
});

export const document = (id: string, more: object = {}) => ({
  id,
  business_id: 'b1',
  filename: 'statement.pdf',
  type: 'bank_statement',
  status: 'verified',
  mime_type: 'application/pdf',
  size_bytes: 2048,
  user_data: null,
  created_at: '2025-02-03T16:00:00Z',
  updated_at: '2025-02-03T16:00:00Z',
  verified_at: null,
  ...more,
});
