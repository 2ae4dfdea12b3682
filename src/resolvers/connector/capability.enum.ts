import type * as domain from '../../domain/capabilities.js';
import { enumType } from '../shared/enum-type.js';

export const Capability = enumType<domain.Capability>({
  name: 'Capability',
  description:
    'Something that a connector can do. What a connector does not list, its provider does not offer.',
  values: {
    ACCOUNTS: 'Reads accounts.',
    BALANCES: 'Reads balances of accounts.',
    TRANSACTIONS: 'Reads the entries of accounts.',
    COUNTERPARTIES: 'Reads and registers counterparties.',
    LEDGERS: 'Reads ledgers that fund cards.',
    CARDS: 'Reads cards.',
    CARD_ISSUING: 'Issues, suspends and unsuspends cards.',
    CARD_FUNDING: 'Loads money onto cards and takes it off again.',
    ACH_TRANSFERS: 'Moves money by ACH.',
    INTERNAL_TRANSFERS: 'Moves money between accounts at the same provider.',
    WIRE_TRANSFERS: 'Moves money by wire.',
    PORTFOLIO_TRANSFERS: 'Moves money into and out of a portfolio.',
    PAYMENTS:
      'Reads payments between accounts and counterparties, whatever rail the provider chooses for them.',
    TRANSFER_CANCELLATION: 'Cancels transfers that have not gone out.',
    RECURRING_TRANSFERS: 'Keeps transfers that repeat on a schedule.',
    BUSINESSES: 'Reads businesses.',
    BANK_ACCOUNT_LINKING: "Links a business's account at another bank.",
    PORTFOLIO_ALLOCATION: 'Reads and sets how a portfolio is spread.',
    DOCUMENTS: 'Reads documents.',
    ONBOARDING: 'Takes the application of a business.',
    HOSTED_PAGES: 'Makes links to pages that the provider hosts.',
    TRUSTED_DOMAINS: 'Keeps the domains that hosted pages may return to.',
    WEBHOOKS: 'Tells the gateway about changes.',
    WEBHOOK_DASHBOARD: "Makes links to the provider's webhook dashboard.",
    USER_DATA: 'Keeps JSON of yours on its objects.',
  },
});
