import type { Account, AccountStatus } from '../../../domain/account.js';
import type { Business } from '../../../domain/business.js';
import type { Page } from '../../../domain/page.js';
import type { Call } from '../../http/upstream.js';
import type { Fields } from '../../reading/fields.js';
import { type NamedRecord, readNamed, requireNamed } from '../../reading/named.js';
import { together } from '../../reading/pages.js';
import { readRecords } from '../../reading/records.js';
import type { TreasureApi } from '../api.js';
import { readBankAccount, readPortfolio, recordsOf } from '../json/records.js';
import { type AccountMapper, accountMapper } from '../mappers/to-account.js';
import { businessPath } from '../paths.js';
import { orNone } from '../refusals.js';
import { fetchBusiness } from './business-reads.js';

/** Reads of the accounts of one business. */
export interface AccountReads {
  /** The status that the business's portfolio has, known before it is read. */
  readonly statusOf: (business: Business) => AccountStatus;
  readonly portfolioOf: (call: Call, business: Business) => Promise<Page<Account>>;
  readonly bankAccountsOf: (call: Call, businessId: string) => Promise<Page<Account>>;
  /** Portfolio and bank accounts; nothing when Treasure does not know the business. */
  readonly allOfBusiness: (call: Call, businessId: string) => Promise<Page<Account>>;
  readonly portfolio: (call: Call, businessId: string) => Promise<Account | null>;
  readonly bankAccount: (call: Call, businessId: string, id: string) => Promise<Account | null>;
}

/** What the reads below are done with. */
interface Tools {
  readonly api: TreasureApi;
  readonly mapper: AccountMapper;
}

/** A business that has no portfolio, or none to be seen in its present state, has no portfolio account; likewise bank accounts. */
export function accountReads(api: TreasureApi): AccountReads {
  const tools: Tools = { api, mapper: accountMapper(api) };
  return {
    statusOf: ({ status }) => status,
    portfolioOf: (call, business) => readPortfolioOf(tools, call, business),
    bankAccountsOf: (call, businessId) => readBankAccountsOf(tools, call, businessId),
    allOfBusiness: async (call, businessId) => {
      const business = await fetchBusiness(api, call, businessId);
      if (!business) return { items: [], unreadable: 0 };
      const portfolio = readPortfolioOf(tools, call, business);
      return together(await Promise.all([portfolio, readBankAccountsOf(tools, call, businessId)]));
    },
    portfolio: async (call, businessId) => {
      const portfolio = orNone(api.upstream.get(call, businessPath(businessId, 'portfolio')));
      const [answer, business] = await Promise.all([portfolio, fetchBusiness(api, call, businessId)]);
      if (!business || !answer) return null;
      return readNamed(api, answer, portfolioOf(businessId), toPortfolioAccount(tools, business, answer.at));
    },
    bankAccount: async (call, businessId, id) => {
      const answer = await orNone(api.upstream.get(call, businessPath(businessId, 'bank_accounts', id)));
      return answer && readNamed(api, answer, { noun: 'bank_account', id }, toBankAccount(tools, businessId));
    },
  };
}

/** A business has one portfolio, which is asked for by the id of the business. **Source** manage a portfolio. */
export function portfolioOf(businessId: string): NamedRecord {
  return { noun: 'portfolio', id: businessId, key: 'business_id', isOptional: true };
}

async function readPortfolioOf(tools: Tools, call: Call, business: Business): Promise<Page<Account>> {
  const { api } = tools;
  const answer = await orNone(api.upstream.get(call, businessPath(business.providerId, 'portfolio')));
  if (!answer) return { items: [], unreadable: 0 };
  const named = portfolioOf(business.providerId);
  const toDomain = toPortfolioAccount(tools, business, answer.at);
  return readRecords(api, named.noun, [answer.body], (fields) => {
    requireNamed(fields, named);
    return toDomain(fields);
  });
}

async function readBankAccountsOf(tools: Tools, call: Call, businessId: string): Promise<Page<Account>> {
  const { api } = tools;
  const answer = await orNone(api.upstream.get(call, businessPath(businessId, 'bank_accounts')));
  const records = answer ? recordsOf(api, answer, 'bank_accounts') : [];
  return readRecords(api, 'bank_account', records, toBankAccount(tools, businessId));
}

function toPortfolioAccount(
  { mapper }: Tools,
  business: Business,
  asOf: string,
): (fields: Fields) => Account {
  return (fields) => mapper.toPortfolioAccount(readPortfolio(fields), business, asOf);
}

function toBankAccount({ mapper }: Tools, businessId: string): (fields: Fields) => Account {
  return (fields) => mapper.toBankAccount(readBankAccount(fields), businessId);
}
