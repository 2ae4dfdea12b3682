/** Objects as Treasury Prime gives them; `more` replaces fields. */

const times = { created_at: '2026-01-05T18:22:10Z', updated_at: '2026-01-09T09:00:03Z' };

/** A row of `GET /account`: no name, balances, owners or locks. */
export const accountRow = (id: string, more: object = {}) => ({
  id,
  account_number: '137000218840',
  account_type: 'checking',
  bank_id: 'bank_treasuryprime',
  org_id: 'org_1hd2k9m4p7s',
  routing_number: '000000000',
  currency: null,
  status: 'open',
  tags: null,
  nickname: null,
  userdata: null,
  ...times,
  ...more,
});

export const account = (id: string, more: object = {}) => ({
  ...accountRow(id),
  name: 'Quayside Tools LLC',
  currency: 'USD',
  available_balance: '4210.55',
  current_balance: '4310.55',
  funded: true,
  locked: false,
  lock: null,
  person_ids: ['psn_1'],
  primary_person_id: 'psn_1',
  business_ids: ['biz_1'],
  userdata: { crm: '17' },
  ...more,
});

export const accountLock = (account_id: string, more: object = {}) => ({
  id: `lock_${account_id}`,
  account_id,
  bank_id: 'bank_treasuryprime',
  locked: true,
  reason: 'transactions_being_investigated_wire',
  released_at: null,
  ...more,
});

export const transaction = (id: string, more: object = {}) => ({
  id,
  ach_id: null,
  amount: '-250.00',
  balance: '4060.55',
  book_id: null,
  card_id: null,
  category: null,
  check_id: null,
  check_number: null,
  date: '2026-03-02',
  desc: 'Rent',
  extended_timestamp: '2026-03-02T16:41:07Z',
  extended_timestamp_precise: '2026-03-02T16:41:07.118Z',
  fednow_id: null,
  fingerprint: id,
  human_readable_description: null,
  incoming_ach_id: null,
  incoming_wire_id: null,
  issued_check_id: null,
  trace_id: null,
  type: 'withdrawal',
  type_source: null,
  userdata: null,
  wire_id: null,
  ...more,
});

export const ach = (id: string, more: object = {}) => ({
  id,
  account_id: 'acct_1',
  counterparty_id: 'cp_1',
  amount: '310.00',
  direction: 'credit',
  sec_code: 'ccd',
  service: 'standard',
  description: 'Invoice 12',
  effective_date: '2026-03-03',
  status: 'pending',
  error: null,
  scheduled_settlement: null,
  created_at: '2026-03-02T17:00:00Z',
  updated_at: '2026-03-02T17:00:05Z',
  userdata: { order: 'o-1' },
  ...more,
});

export const book = (id: string, more: object = {}) => ({
  id,
  from_account_id: 'acct_1',
  to_account_id: 'acct_2',
  amount: '75.00',
  description: 'Sweep',
  status: 'sent',
  error: null,
  created_at: '2026-03-02T15:00:00Z',
  updated_at: '2026-03-02T15:00:01Z',
  userdata: null,
  ...more,
});

export const wire = (id: string, more: object = {}) => ({
  id,
  account_id: 'acct_1',
  counterparty_id: 'cp_2',
  amount: '9000.00',
  instructions: 'Lot 7',
  intermediary: null,
  status: 'processing',
  error: null,
  imad: null,
  omad: null,
  created_at: '2026-03-01T15:00:00Z',
  updated_at: '2026-03-01T15:00:01Z',
  userdata: null,
  ...more,
});

export const fednow = (id: string, more: object = {}) => ({
  id,
  account_id: 'acct_1',
  amount: '42.10',
  currency: 'USD',
  external_account_number: '00099887766',
  external_routing_number: '021000021',
  external_name: 'Nora Field',
  external_status: null,
  memo: 'Refund',
  description: null,
  payment_type: 'credit',
  fed_settlement_date: '2026-03-01',
  status: 'sent',
  error: null,
  created_at: '2026-03-01T12:00:00Z',
  updated_at: '2026-03-01T12:00:09Z',
  userdata: null,
  ...more,
});

export const counterparty = (id: string, more: object = {}) => ({
  id,
  name_on_account: 'Nora Field',
  ach: { account_number: '00012345678', routing_number: '021000021', account_type: 'checking' },
  wire: { account_number: '00087654321', routing_number: '026009593', bank_name: 'Elm Bank' },
  plaid_processor_token: null,
  userdata: { vendor: 'v-9' },
  ...times,
  ...more,
});

export const card = (id: string, more: object = {}) => ({
  id,
  account_id: 'acct_1',
  person_id: 'psn_1',
  card_product_id: 'cdpt_1',
  status: 'active',
  last4: '4417',
  expiration: '0228',
  pan: '111111______4417',
  cvv: null,
  card_controls: null,
  userdata: { team: 'ops' },
  ...times,
  ...more,
});

export const cardProduct = (id: string, more: object = {}) => ({
  id,
  type: 'physical',
  status: 'active',
  card_controls: null,
  userdata: null,
  ...more,
});

export const business = (id: string, more: object = {}) => ({
  id,
  name: 'Quayside Tools LLC',
  phone_number: '+1 202-555-1111',
  emails: ['books@example.com'],
  tin_last4: '4321',
  account_ids: ['acct_1', 'acct_2'],
  userdata: { tier: 'gold' },
  ...times,
  ...more,
});
