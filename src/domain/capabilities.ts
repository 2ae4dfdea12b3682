/** A provider by its name in the schema, such as `TREASURY_PRIME`. The registry lists the providers. */
export type Provider = string;

export const ENVIRONMENTS = ['SANDBOX', 'PRODUCTION'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

/** The capabilities of connectors; each has its port. */
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

/** Identifies a connector: its name in the configuration, its provider and its environment. */
export interface ConnectorRef {
  readonly name: string;
  readonly provider: Provider;
  readonly environment: Environment;
}
