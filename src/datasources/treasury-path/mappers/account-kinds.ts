import type { AccountKind } from '../../../domain/account.js';
import { type Reader, wordTable } from '../../reading/records.js';
import type { BankDetailsJson } from '../json/records.js';

type Usage = 'SOURCE' | 'DESTINATION' | 'INTERNAL';

/** **Source** payment profiles; a guide calls the internal one `balance`. */
const USAGES: Readonly<Record<string, Usage>> = {
  debit: 'SOURCE',
  credit: 'DESTINATION',
  internal_account: 'INTERNAL',
  balance: 'INTERNAL',
};

/** **Source** payment methods. */
const INTERNAL_METHOD = 'balance';

/**
 * The kind of a bank account: held at TreasuryPath where one of its profiles is internal, whatever the others are; else at a bank outside,
 * from which money may be pulled where a profile says so.
 */
export function kindReader(reader: Reader): (json: BankDetailsJson) => AccountKind {
  const toUsage = wordTable<Usage | null>(reader, 'payment_profile.usage_type', USAGES, null);
  return ({ payment_profiles }) => {
    const isInternal = payment_profiles.map(
      ({ usage_type, payment_method }) =>
        toUsage(usage_type) === 'INTERNAL' || payment_method?.toLowerCase() === INTERNAL_METHOD,
    );
    return isInternal.includes(true) ? 'MULTI_CURRENCY' : 'EXTERNAL';
  };
}
