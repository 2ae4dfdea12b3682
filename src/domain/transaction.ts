import type { UserData } from './account.js';
import type { Money } from './money.js';
import type { Listed } from './page.js';

export const ENTRY_TYPES = ['DEBIT', 'CREDIT'] as const;
export type EntryType = (typeof ENTRY_TYPES)[number];

export const TRANSACTION_TYPES = [
  'ACH',
  'WIRE_DOMESTIC',
  'WIRE_INTERNATIONAL',
  'INTERNAL',
  'CARD',
  'EFT',
  'TRADE',
  'CHECK',
  'FEE',
  'INTEREST',
  'HOLD',
  'HOLD_RELEASE',
  'REVERSAL',
  'SYSTEM',
  'OTHER',
] as const;
export type TransactionType = (typeof TRANSACTION_TYPES)[number];

/** A posted or pending entry of an account. */
export interface Transaction extends Listed {
  readonly connector: string;
  readonly providerId: string;
  /** Null if the row does not name its account; `transferId` or `cardId` can then lead to it. */
  readonly accountId: string | null;
  readonly entryType: EntryType;
  /** Always positive; `entryType` determines the sign. */
  readonly amount: Money;
  readonly type: TransactionType;
  readonly providerType: string | null;
  readonly number: string | null;
  readonly description: string | null;
  readonly runningBalance: Money | null;
  readonly postedAt: string | null;
  readonly createdAt: string;
  readonly transferId: string | null;
  readonly cardId: string | null;
  readonly ledgerId?: string | null;
  readonly userData: UserData | null;
}

export interface TransactionFilter {
  readonly entryType?: EntryType;
  readonly types?: readonly TransactionType[];
  /** First and last day, inclusive. **Shape** YYYY-MM-DD, UTC. */
  readonly createdFrom?: string;
  readonly createdTo?: string;
  readonly number?: string;
  readonly connectors?: readonly string[];
}
