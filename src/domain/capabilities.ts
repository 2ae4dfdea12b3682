/** The platform behind a connector by its word in the schema, such as `TREASURY_PRIME`. The registry of providers says which there are. */
export type Provider = string;

export const ENVIRONMENTS = ['SANDBOX', 'PRODUCTION'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

/** What a connector can do; each has its port. */
export const CAPABILITIES = [
  'ACCOUNTS',
  'BALANCES',
  'TRANSACTIONS',
  'COUNTERPARTIES',
  'LEDGERS',
  'CARDS',
  'CARD_ISSUING',
  'CARD_FUNDING',
  'ACH_TRANSFERS',
  'INTERNAL_TRANSFERS',
  'WIRE_TRANSFERS',
  'PORTFOLIO_TRANSFERS',
  'PAYMENTS',
  'TRANSFER_CANCELLATION',
  'RECURRING_TRANSFERS',
  'BUSINESSES',
  'BANK_ACCOUNT_LINKING',
  'PORTFOLIO_ALLOCATION',
  'DOCUMENTS',
  'ONBOARDING',
  'HOSTED_PAGES',
  'TRUSTED_DOMAINS',
  'WEBHOOKS',
  'WEBHOOK_DASHBOARD',
  'USER_DATA',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** Which connector: the name in the configuration, the platform behind it, and which of its worlds. */
export interface ConnectorRef {
  readonly name: string;
  readonly provider: Provider;
  readonly environment: Environment;
}
