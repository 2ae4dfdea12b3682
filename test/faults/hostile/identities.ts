import { FEW_CALLS, type Mode } from './mode.js';
import { json } from './stub.js';

/** The name in every object that belongs to somebody else. */
const ELSE = 'Somebody Else';

/** One single read gives an object that was not asked for. */
export interface Mistaken {
  readonly mode: Mode;
  readonly kind: string;
  readonly ref: string;
  /** A field that reads the object by `$id`. */
  readonly field: string;
}

function mistaken(name: string, path: string, object: object): Mode {
  const act: Mode['act'] = (visit, reply) => (visit.path === path ? json(200, object) : reply);
  return { name, act, shows: {}, maxCalls: FEW_CALLS };
}

const OTHER = { id: 'x_9', name: ELSE, desc: ELSE, description: ELSE, currency: 'USD', status: 'sent' };
const TIMES = { created_at: '2001-01-01T10:00:00Z', extended_timestamp: '2001-01-01T10:00:00Z' };
const MONEY = { amount: '999.99', current_balance: '999.99', available_balance: '999.99' };
const ENDS = { account_id: 'acct_1', counterparty_id: 'cp_1', direction: 'credit' };
const OBJECT = { ...OTHER, ...TIMES, ...MONEY, ...ENDS };

const AMOUNT = 'amount { amount }';

/** A read by id, of each kind of object that the stub has. */
export const MISTAKEN: readonly Mistaken[] = [
  {
    mode: mistaken('other-account', '/account/acct_2', OBJECT),
    kind: 'Account',
    ref: 'acct_2',
    field: 'account(id: $id) { name currency balance { current { amount } } }',
  },
  {
    mode: mistaken('other-transfer', '/ach/ach_2', OBJECT),
    kind: 'Transfer',
    ref: 'ach/ach_2',
    field: `transfer(id: $id) { description ${AMOUNT} }`,
  },
  {
    mode: mistaken('other-transaction', '/transaction/ttx_2', OBJECT),
    kind: 'Transaction',
    ref: 'ttx_2',
    field: `transaction(id: $id) { description ${AMOUNT} }`,
  },
  {
    mode: mistaken('other-counterparty', '/counterparty/cp_2', { ...OBJECT, name_on_account: ELSE }),
    kind: 'Counterparty',
    ref: 'cp_2',
    field: 'node(id: $id) { ... on Counterparty { name } }',
  },
];
