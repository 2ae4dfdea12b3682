import { COMPANIES, listOf } from './fake-treasury-path.js';

const AT = { created_at: '2025-04-01T10:00:00Z', updated_at: '2025-04-02T09:00:00Z' };

export const company = (id: string) => ({
  id,
  name: `Company ${id}`,
  country: 'US',
  default_currency: 'USD',
  ...AT,
});

export const entity = (id: string, more: object = {}) => ({
  id,
  name: `Entity ${id}`,
  country_alpha2: 'US',
  company_id: 'c1',
  ...AT,
  ...more,
});

export const feature = (status: string, more: object = {}) => ({
  feature_identifier: 'multi_currency_account',
  feature_name: 'Multi-Currency Account',
  application_id: 'app_1',
  status,
  ...more,
});

export const profile = (id: string, more: object = {}) => ({
  id,
  status: 'active',
  currency: 'USD',
  payment_method: 'ach',
  usage_type: 'debit',
  ...AT,
  ...more,
});

export const routing = (more: object = {}) => ({
  id: 'rd_1',
  bank_name: 'Prairie Bank',
  routing_number: '110000000',
  routing_number_type: 'aba',
  payment_method: 'ach',
  ...AT,
  ...more,
});

export const detail = (mask = '************4417') => ({
  id: 'ad_1',
  account_number_mask: mask,
  account_number_type: 'other',
  ...AT,
});

/** A funding account of the entity `e1`, with a profile `p-<id>`. */
export const bankAccount = (id: string, more: object = {}) => ({
  id,
  currency: 'USD',
  current_balance: '48210.35',
  owner_id: 'e1',
  owner_type: 'Entity',
  last_synced_at: '2026-01-05T06:00:11Z',
  party_address: null,
  created_at: '2025-04-01T10:00:00.120Z',
  updated_at: '2025-05-02T06:00:11.400Z',
  account_details: [detail()],
  routing_details: [routing()],
  payment_profiles: [profile(`p-${id}`)],
  ...more,
});

/** A balance held at TreasuryPath, with a profile `p-<id>`. */
export const internalAccount = (id: string, more: object = {}) =>
  bankAccount(id, {
    currency: 'EUR',
    current_balance: '1000.0',
    account_details: [],
    routing_details: [],
    payment_profiles: [profile(`p-${id}`, { usage_type: 'internal_account', payment_method: 'balance' })],
    ...more,
  });

/** The account of a recipient, with a profile `p-<id>`. */
export const foreignAccount = (id: string, recipientId: string) =>
  bankAccount(id, {
    owner_type: 'Counterparty',
    owner_id: recipientId,
    payment_profiles: [profile(`p-${id}`, { usage_type: 'credit' })],
  });

export const recipient = (id: string, more: object = {}) => ({
  id,
  name: `Recipient ${id}`,
  email: null,
  bank_accounts: [
    {
      account_details: [detail()],
      routing_details: [routing()],
      payment_profiles: [profile(`p-${id}`, { usage_type: 'credit' })],
    },
  ],
  ...AT,
  ...more,
});

export const payment = (id: string, more: object = {}) => ({
  id,
  instructed_amount: '1000.0',
  instructed_amount_currency: 'USD',
  quote_id: 'quote_1',
  reason: 'bill_payment',
  status: 'pending',
  idempotency_key: `key-${id}`,
  from_profile: 'p-b1',
  to_profile: 'p-x1',
  created_at: '2025-05-02T10:00:00.001Z',
  updated_at: '2025-05-02T10:00:01Z',
  ...more,
});

/** Two companies: `c1` with everything, `c2` with an account of its own. */
export const workspace = (): Record<string, unknown> => ({
  [COMPANIES]: listOf(company('c1'), company('c2')),
  [`${COMPANIES}/c1/entities`]: listOf(entity('e1')),
  [`${COMPANIES}/c1/entities/e1`]: { data: entity('e1') },
  [`${COMPANIES}/c1/entities/e1/features`]: { data: [feature('ACTIVE')] },
  [`${COMPANIES}/c2/entities`]: listOf(entity('e2', { created_at: '2025-06-01T10:00:00Z' })),
  [`${COMPANIES}/c2/entities/e2/features`]: { data: [] },
  [`${COMPANIES}/c1/bank_accounts`]: listOf(
    bankAccount('b1'),
    internalAccount('i1'),
    foreignAccount('x1', 'r1'),
  ),
  [`${COMPANIES}/c1/bank_accounts/b1`]: { data: bankAccount('b1') },
  [`${COMPANIES}/c1/bank_accounts/x1`]: { data: foreignAccount('x1', 'r1') },
  [`${COMPANIES}/c2/bank_accounts`]: listOf(
    bankAccount('b2', { owner_id: 'e2', created_at: '2025-07-01T10:00:00Z' }),
  ),
  [`${COMPANIES}/c1/recipients`]: { data: [recipient('r1')] },
  [`${COMPANIES}/c1/recipients/r1`]: { data: recipient('r1') },
  [`${COMPANIES}/c2/recipients`]: { data: [] },
  [`${COMPANIES}/c1/payments`]: listOf(payment('t1')),
  [`${COMPANIES}/c1/payments/t1`]: { data: payment('t1') },
  [`${COMPANIES}/c2/payments`]: listOf(),
});
