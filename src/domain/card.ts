import type { UserData } from './account.js';
import type { Money } from './money.js';
import type { Listed } from './page.js';

export const CARD_FORMS = ['VIRTUAL', 'PHYSICAL', 'UNKNOWN'] as const;
export type CardForm = (typeof CARD_FORMS)[number];

export const CARD_STATUSES = ['UNACTIVATED', 'ACTIVE', 'SUSPENDED', 'TERMINATED', 'UNKNOWN'] as const;
export type CardStatus = (typeof CARD_STATUSES)[number];

/** A payment card. It never contains a PAN or a CVV. */
export interface Card extends Listed {
  readonly connector: string;
  readonly providerId: string;
  readonly accountId: string | null;
  readonly ledgerId: string | null;
  readonly label: string | null;
  readonly form: CardForm;
  readonly status: CardStatus;
  readonly providerStatus: string | null;
  readonly last4: string | null;
  /** The last day of validity. **Shape** YYYY-MM-DD. */
  readonly expiresOn: string | null;
  readonly balance: Money | null;
  readonly nextSuspensionChangeAt: string | null;
  readonly userData: UserData | null;
}

export interface CardFilter {
  readonly connectors?: readonly string[];
  readonly statuses?: readonly CardStatus[];
  /** Global id. */
  readonly account?: string;
}
