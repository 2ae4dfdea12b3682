import type { UserData } from './account.js';
import type { Listed } from './page.js';
import type { BankDetails } from './transfer.js';

/** The other party of a transfer, as registered at a provider. */
export interface Counterparty extends Listed {
  readonly connector: string;
  readonly providerId: string;
  readonly name: string | null;
  /** What a rail needs to reach it; null where it cannot be reached that way. */
  readonly ach: BankDetails | null;
  readonly wire: BankDetails | null;
  readonly updatedAt: string | null;
  readonly userData: UserData | null;
}

export interface CounterpartyFilter {
  readonly connectors?: readonly string[];
  /** Part of the name; letter case does not matter. */
  readonly name?: string;
}
