import type { Account, AccountBalance, AccountStatus, AccountType } from '../../../domain/account.js';
import { lastFourOf } from '../../../domain/account-number.js';
import { toGlobalId } from '../../../domain/ids.js';
import { toShownUserData } from '../../../domain/own-user-data.js';
import { type Reader, wordTable } from '../../reading/records.js';
import type { AccountJson } from '../json/records.js';

/** **Source** accounts: status. Locks are apart from it. */
export const ACCOUNT_STATUS_WORDS = {
  open: 'OPEN',
  close_pending: 'CLOSE_PENDING',
  closed: 'CLOSED',
} as const satisfies Record<string, AccountStatus>;

const TYPES: Readonly<Record<string, AccountType>> = { checking: 'CHECKING', savings: 'SAVINGS' };

/** What a row of a list leaves out and where it comes from instead. */
export interface AccountContext {
  readonly isLocked: boolean;
  /** When it was read, for a full account; null for a row of a list. */
  readonly readAt: string | null;
}

export type AccountMapper = (json: AccountJson, context: AccountContext) => Account;

/** The mapper of accounts. */
export function accountMapper(reader: Reader): AccountMapper {
  const toStatus = wordTable<AccountStatus>(reader, 'account.status', ACCOUNT_STATUS_WORDS, 'UNKNOWN');
  const toType = wordTable(reader, 'account.account_type', TYPES, 'OTHER');
  return (json, { isLocked, readAt }) => {
    const status = toStatus(json.status);
    return {
      id: toAccountId(reader, json.id),
      connector: reader.connector.name,
      providerId: json.id,
      kind: 'DEPOSIT',
      type: toType(json.account_type),
      name: json.name ?? json.nickname,
      status: status === 'OPEN' && isLocked ? 'LOCKED' : status,
      providerStatus: json.status,
      currency: json.currency,
      accountNumberLast4: lastFourOf(json.account_number),
      accountNumber: json.account_number,
      routingNumber: json.routing_number,
      balance: readAt === null ? null : toBalance(json, readAt),
      businessId: json.business_id === null ? null : toBusinessId(reader, json.business_id),
      ledgerId: null,
      createdAt: json.created_at,
      updatedAt: json.updated_at,
      userData: toShownUserData(json.userdata),
      detail: readAt === null ? 'summary' : 'full',
    };
  };
}

/** What the bank states; null where it states neither. Held is what is booked but not available. */
export function toBalance(
  { current_balance: current, available_balance: available }: AccountJson,
  asOf: string,
): AccountBalance | null {
  if (current === null && available === null) return null;
  const heldMinor = current && available ? current.minor - available.minor : -1n;
  const held = current && heldMinor >= 0n ? { minor: heldMinor, currency: current.currency } : null;
  return { current, available, held, asOf, stale: false };
}

export function toAccountId({ connector }: Reader, id: string): string {
  return toGlobalId({ connector: connector.name, kind: 'Account', ref: id });
}

export function toBusinessId({ connector }: Reader, id: string): string {
  return toGlobalId({ connector: connector.name, kind: 'Business', ref: id });
}
