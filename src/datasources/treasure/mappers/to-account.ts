import type { Account, AccountBalance, AccountType } from '../../../domain/account.js';
import { lastFourOf } from '../../../domain/account-number.js';
import type { Business } from '../../../domain/business.js';
import { toGlobalId } from '../../../domain/ids.js';
import { toShownUserData } from '../../../domain/own-user-data.js';
import { type Reader, wordTable } from '../../reading/records.js';
import type { BankAccountJson, PortfolioJson } from '../json/records.js';
import { type AccountRef, toAccountRef } from '../refs.js';
import { toBalance } from './to-balance.js';
import { toBusinessId } from './to-business.js';

/** What Treasure deals in; bank accounts name no currency at all. */
export const CURRENCY = 'USD';

/** **Source** manage a bank account. */
const TYPES: Readonly<Record<string, AccountType>> = { checking: 'CHECKING', savings: 'SAVINGS' };

export interface AccountMapper {
  /** The portfolio of a business → `Account`. `asOf`: when its balance was read. */
  readonly toPortfolioAccount: (json: PortfolioJson, business: Business, asOf: string) => Account;
  /** A linked bank account → `Account`. */
  readonly toBankAccount: (json: BankAccountJson, businessId: string) => Account;
}

/** The mappers of Treasure's two kinds of accounts. */
export function accountMapper(reader: Reader): AccountMapper {
  const toType = wordTable<AccountType>(reader, 'bank_account.account_type', TYPES, 'OTHER');
  return {
    toPortfolioAccount: (json, business, asOf) => ({
      ...accountIds(reader, { kind: 'portfolio', businessId: business.providerId }),
      ...portfolioFields(json, toBalance(json, asOf)),
      providerId: json.id ?? business.providerId,
      name: business.name === null ? 'Portfolio' : `${business.name} portfolio`,
      // A portfolio has no status of its own.
      status: business.status,
      providerStatus: business.providerStatus,
    }),
    toBankAccount: (json, businessId) => ({
      ...accountIds(reader, { kind: 'bank_account', businessId, id: json.id }),
      ...bankAccountFields(json),
      type: toType(json.account_type),
    }),
  };
}

function portfolioFields(json: PortfolioJson, balance: AccountBalance | null) {
  return {
    kind: 'INVESTMENT',
    type: 'PORTFOLIO',
    currency: balance?.current?.currency ?? CURRENCY,
    accountNumberLast4: null,
    accountNumber: null,
    routingNumber: null,
    balance,
    ledgerId: null,
    createdAt: json.created_at,
    updatedAt: json.updated_at,
    userData: null,
    detail: 'full',
  } as const;
}

function bankAccountFields(json: BankAccountJson) {
  return {
    providerId: json.id,
    kind: 'EXTERNAL',
    name: json.bank_name,
    status: 'UNKNOWN', // no verification state is documented
    providerStatus: null,
    currency: CURRENCY,
    accountNumberLast4: lastFourOf(json.account_number),
    accountNumber: json.account_number,
    routingNumber: json.routing_number,
    balance: null,
    ledgerId: null,
    createdAt: null,
    updatedAt: null,
    userData: toShownUserData(json.user_data),
    detail: 'full',
  } as const;
}

/** The global id of an account. */
export function toAccountId({ connector }: Pick<Reader, 'connector'>, account: AccountRef): string {
  return toGlobalId({ connector: connector.name, kind: 'Account', ref: toAccountRef(account) });
}

function accountIds(reader: Reader, account: AccountRef): Pick<Account, 'id' | 'connector' | 'businessId'> {
  return {
    id: toAccountId(reader, account),
    connector: reader.connector.name,
    businessId: toBusinessId(account.businessId, reader.connector),
  };
}
