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
  'connectors:read',
  'user_data:write',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Who asks, and what they may see and do. */
export interface Principal {
  /** Stable name of the caller: `key:<id>` for an API key, `<issuer>|<sub>` for a JWT. */
  readonly subject: string;
  readonly scopes: ReadonlySet<Scope>;
  readonly grants: Grants;
  /** Milliseconds since 1970 at which the proof expires, for connections that last; absent: it does not. */
  readonly expiresAtMs?: number;
}

/** Which part of the data a caller reaches. */
export interface Grants {
  /** Names of connectors, or all of them. */
  readonly connectors: ReadonlySet<string> | 'all';
  /** Global ids of accounts, or all of those connectors. A caller limited to accounts sees only what is reached through them. */
  readonly accounts: ReadonlySet<string> | 'all';
}

const KNOWN: ReadonlySet<string> = new Set(SCOPES);

/** Whether there is such a scope. */
export function isScope(word: string): word is Scope {
  return KNOWN.has(word);
}

/** Whether the caller reaches the connector at all. */
export function reachesConnector(grants: Grants, connector: string): boolean {
  return grants.connectors === 'all' || grants.connectors.has(connector);
}

/** Whether the caller reaches the account, by its global id. */
export function reachesAccount(grants: Grants, account: string): boolean {
  return grants.accounts === 'all' || grants.accounts.has(account);
}
