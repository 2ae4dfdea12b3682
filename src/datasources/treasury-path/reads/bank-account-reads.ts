import type { Account } from '../../../domain/account.js';
import type { Page } from '../../../domain/page.js';
import type { Call } from '../../http/upstream.js';
import type { Fields } from '../../reading/fields.js';
import { insideData, readNamed } from '../../reading/named.js';
import { orNull } from '../../reading/records.js';
import type { TreasuryPathApi } from '../api.js';
import { readBankAccount } from '../json/records.js';
import { accountMapper } from '../mappers/to-account.js';
import { companyPath } from '../paths.js';
import type { OwnedRef } from '../refs.js';
import { type NumberedList, type Reading, readWhole } from './lists.js';

/** Reads of the bank accounts that entities of ours own. */
export interface AccountReads {
  readonly ofCompany: (call: Call, companyId: string) => Promise<Omit<Page<Account>, 'next'>>;
  /** The same; nothing when there is no such company. */
  readonly ofNamedCompany: (call: Call, companyId: string) => Promise<Omit<Page<Account>, 'next'>>;
  readonly one: (call: Call, ref: OwnedRef, options?: { readonly fresh: boolean }) => Promise<Account | null>;
}

/** The list that a company's accounts and those of its recipients share. **Source** bank accounts. */
export function bankAccountList<T>(companyId: string, toDomain: (fields: Fields) => T): NumberedList<T> {
  return { path: companyPath(companyId, 'bank_accounts'), noun: 'bank_account', toDomain, isPaged: true };
}

export function accountReads(api: TreasuryPathApi): AccountReads {
  const toAccount = accountMapper(api);
  const toOwn = (companyId: string) => (fields: Fields) => toAccount(readBankAccount(fields), companyId);
  const listOf = (companyId: string) => bankAccountList(companyId, toOwn(companyId));
  return {
    ofCompany: (call, companyId) => readOwn({ api, call }, listOf(companyId)),
    ofNamedCompany: (call, companyId) => readOwn({ api, call }, { ...listOf(companyId), isOptional: true }),
    one: async (call, { companyId, id }, options) => {
      const path = companyPath(companyId, 'bank_accounts', id);
      const answer = await orNull(api.upstream.get(call, path, {}, options));
      const named = { noun: 'bank_account', id, inside: insideData };
      return answer && readNamed(api, answer, named, toOwn(companyId));
    },
  };
}

async function readOwn(
  reading: Reading,
  list: NumberedList<Account | null>,
): Promise<Omit<Page<Account>, 'next'>> {
  const whole = await readWhole(reading, list);
  return { ...whole, items: whole.items.filter((account) => account !== null) };
}
