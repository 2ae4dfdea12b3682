import type * as domain from '../../domain/capabilities.js';
import { enumType } from '../shared/enum-type.js';

export const Capability = enumType<domain.Capability>({
  name: 'Capability',
  description:
    'A capability of a connector. If a connector does not list a capability, its provider does not offer it.',
  values: {
    ACCOUNTS: 'Reads accounts.',
    BALANCES: 'Reads balances of accounts.',
    TRANSACTIONS: 'Reads the entries of accounts.',
    COUNTERPARTIES: 'Reads and registers counterparties.',
    LEDGERS: 'Reads ledgers that fund cards.',
    CARDS: 'Reads cards.',
    CARD_ISSUING: 'Issues, suspends and unsuspends cards.',
    CARD_FUNDING: 'Moves money between ledgers and their cards.',
    ACH_TRANSFERS: 'Moves money by ACH.',
    INTERNAL_TRANSFERS: 'Moves money between accounts at the same provider.',
    WIRE_TRANSFERS: 'Moves money by wire.',
    PORTFOLIO_TRANSFERS: 'Moves money into and out of a portfolio.',
    PAYMENTS: 'Reads payments between accounts and counterparties on any rail that the provider chooses.',
    TRANSFER_CANCELLATION: 'Cancels transfers that have not been sent.',
    RECURRING_TRANSFERS: 'Manages transfers that repeat on a schedule.',
    BUSINESSES: 'Reads businesses.',
    BANK_ACCOUNT_LINKING: "Links a business's account at another bank.",
    PORTFOLIO_ALLOCATION: 'Reads and sets the allocation of a portfolio.',
    DOCUMENTS: 'Reads documents.',
    ONBOARDING: 'Submits the onboarding application of a business.',
    HOSTED_PAGES: 'Creates tokens for pages that the provider hosts.',
    TRUSTED_DOMAINS: 'Sets the domains that hosted pages may redirect to.',
    WEBHOOKS: 'Notifies the gateway of changes by webhook.',
    WEBHOOK_DASHBOARD: "Creates links to the provider's webhook dashboard.",
    USER_DATA: 'Stores your JSON on objects.',
  },
});
