import type { UserData } from './account.js';
import type { Listed } from './page.js';
import type { BankDetails } from './transfer.js';

/** The other party of a transfer, as registered at a provider. */
export interface Counterparty extends Listed {
  readonly connector: string;
  readonly providerId: string;
  readonly name: string | null;
  /** The details that the rail needs; null if the rail cannot reach the counterparty. */
  readonly ach: BankDetails | null;
  readonly wire: BankDetails | null;
  readonly updatedAt: string | null;
  readonly userData: UserData | null;
}

export interface CounterpartyFilter {
  readonly connectors?: readonly string[];
  /** Part of the name, case-insensitive. */
  readonly search?: string;
}
