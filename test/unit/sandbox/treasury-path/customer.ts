import type { Answer, Row } from '../answer.js';
import { API, type Bank } from './bank.js';

/** What the tests work with: a company, its active entity and one profile of each kind. */
export interface Customer {
  readonly path: string;
  readonly entity: string;
  readonly debit: string;
  readonly dollars: string;
  readonly euros: string;
  readonly credit: string;
  readonly internalAccount: string;
  /** The id of a new quote: of dollars, unless told otherwise. */
  quoteId(order?: Partial<Order>): Promise<string>;
  /** The status of a payment that was ordered. */
  status(made: Answer): Promise<string>;
  /** In minor units. */
  balance(account?: string): Promise<number>;
}

interface Order {
  readonly from: string;
  readonly to: string;
  readonly amount?: number;
  readonly currency?: string;
}

/** The first company that has accounts. */
export async function customer(bank: Bank): Promise<Customer> {
  const { entities } = await bank.command({ action: 'inventory' });
  const companies = (await bank.get('/companies')).map(({ id }: Row) => id);
  const active = entities.find(
    (row: Row) => companies.includes(row['companyId']) && row['feature'] === 'ACTIVE',
  );
  const path = `/companies/${active.companyId}`;
  const accounts = await bank.all(`${path}/bank_accounts`);
  const profile = (usage: string, currency: string): Row =>
    accounts
      .flatMap((row) => row['payment_profiles'].map((one: Row) => ({ ...one, account: row['id'] })))
      .find(
        (one: Row) =>
          one['status'] === 'active' && one['usage_type'] === usage && one['currency'] === currency,
      );
  const dollars = profile('internal_account', 'USD');
  const one: Customer = {
    path,
    entity: active.id,
    debit: profile('debit', 'USD')['id'],
    dollars: dollars['id'],
    euros: profile('internal_account', 'EUR')['id'],
    credit: profile('credit', 'USD')['id'],
    internalAccount: dollars['account'],
    quoteId: async (order) =>
      (await quote(bank, one, { from: one.dollars, to: one.credit, ...order })).body['data'].id,
    status: async ({ body }) => (await bank.get(`${path}/payments/${body['data'].id}`)).status,
    balance: async (account = one.internalAccount) => {
      const { current_balance } = await bank.get(`${path}/bank_accounts/${account}`);
      return Math.round(Number(current_balance) * 100);
    },
  };
  return one;
}

/** A new quote. */
export async function quote(bank: Bank, { path }: Customer, order: Order): Promise<Answer> {
  const { from, to, amount = 1200.5, currency = 'USD' } = order;
  const body = {
    quote: { from_profile_id: from, to_profile_id: to, instructed_amount: { amount, currency } },
  };
  return bank.call('POST', `${API}${path}/quotes`, { body });
}

/** A payment order, as its answer. */
export function pay(bank: Bank, { path }: Customer, instruction: Row): Promise<Answer> {
  const body = { payment_instruction: { reason: 'bill_payment', idempotency_key: 'key-1', ...instruction } };
  return bank.call('POST', `${API}${path}/payments`, { body });
}
