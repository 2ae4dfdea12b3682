import { createHash, randomBytes } from 'node:crypto';
import type { ApiKeyEntry } from '../auth/callers/api-keys.js';
import { SCOPES, type Scope } from '../auth/callers/principal.js';
import type { Connectors } from '../datasources/index.js';

/** The callers of the sandbox, with tokens that are good for this run only. */
export interface SandboxCallers {
  readonly tokens: { readonly operator: string; readonly analyst: string; readonly endUser: string };
  readonly entries: readonly ApiKeyEntry[];
}

const READ: readonly Scope[] = SCOPES.filter((scope) => scope.endsWith(':read'));
const END_USER: readonly Scope[] = [
  'accounts:read',
  'cards:read',
  'transactions:read',
  'transfers:read',
  'counterparties:read',
];
const OWN_ACCOUNTS = 2;

/** An operator who may do everything, an analyst who reads, and an end user of a mobile app with two accounts of its own. */
export async function createSandboxCallers(connectors: Connectors): Promise<SandboxCallers> {
  const tokens = { operator: token('operator'), analyst: token('analyst'), endUser: token('end_user') };
  const accounts = new Set(await chooseAccounts(connectors));
  const entries = [
    entry('operator', tokens.operator, SCOPES),
    entry('analyst', tokens.analyst, READ),
    { ...entry('end-user', tokens.endUser, END_USER), grants: { connectors: 'all' as const, accounts } },
  ];
  return { tokens, entries };
}

/** The newest open deposit accounts. */
async function chooseAccounts(connectors: Connectors): Promise<string[]> {
  const principal = {
    subject: 'sandbox',
    scopes: new Set(SCOPES),
    grants: { connectors: 'all', accounts: 'all' },
  } as const;
  const sources = connectors.sourcesFor({ principal, signal: AbortSignal.timeout(20_000), requestId: null });
  const filter = { kinds: ['DEPOSIT'], statuses: ['OPEN'] } as const;
  const { edges } = await sources.accounts({ field: 'sandbox', first: OWN_ACCOUNTS, after: null, filter });
  return edges.map(({ node }) => node.id);
}

function token(caller: string): string {
  return `sandbox_${caller}_${randomBytes(18).toString('base64url')}`;
}

function entry(id: string, key: string, scopes: readonly Scope[]): ApiKeyEntry {
  return {
    id,
    sha256: createHash('sha256').update(key).digest('hex'),
    scopes: new Set(scopes),
    grants: { connectors: 'all', accounts: 'all' },
  };
}
