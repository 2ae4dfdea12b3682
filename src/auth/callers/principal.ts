/** Every scope that a caller can hold. */
export const SCOPES = [
  'accounts:read',
  'accounts:read_sensitive',
  'cards:read',
  'cards:write',
  'cards:fund',
  'ledgers:read',
  'transactions:read',
  'transfers:read',
  'transfers:write',
  'counterparties:read',
  'counterparties:write',
  'recurring:read',
  'recurring:write',
  'businesses:read',
  'businesses:write',
  'documents:read',
  'hosted_pages:create',
  'trusted_domains:read',
  'trusted_domains:write',
  'webhooks:dashboard',
  'events:read',
  'operations:read',
  'operations:review',
  'connectors:read',
  'user_data:write',
] as const;
export type Scope = (typeof SCOPES)[number];

/** An authenticated caller with its scopes and grants. */
export interface Principal {
  /** The stable name of the caller: `key:<id>` for an API key, `<issuer>|<sub>` for a JWT. */
  readonly subject: string;
  readonly scopes: ReadonlySet<Scope>;
  readonly grants: Grants;
  /** The time at which the token or key expires, for long-lived connections; absent: never. **Units** milliseconds since 1970. */
  readonly expiresAtMs?: number;
}

/** The part of the data that a caller can access. */
export interface Grants {
  /** Names of connectors, or all of them. */
  readonly connectors: ReadonlySet<string> | 'all';
  /** Global ids of accounts, or all accounts of those connectors. A caller limited to accounts sees only these and related objects. */
  readonly accounts: ReadonlySet<string> | 'all';
}

const KNOWN: ReadonlySet<string> = new Set(SCOPES);

/** Whether the word is a scope. */
export function isScope(word: string): word is Scope {
  return KNOWN.has(word);
}

/** Whether the caller can access the connector. */
export function reachesConnector(grants: Grants, connector: string): boolean {
  return grants.connectors === 'all' || grants.connectors.has(connector);
}

/** Whether the caller can access the account with this global id. */
export function reachesAccount(grants: Grants, account: string): boolean {
  return grants.accounts === 'all' || grants.accounts.has(account);
}
