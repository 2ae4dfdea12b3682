import type { SimRequest } from '../kernel/types.js';
import { fail } from './errors.js';
import {
  FOREIGN_ACCOUNT,
  FOREIGN_LEDGER,
  LEDGERS,
  PAYMENTS_ACCOUNT,
  TREASURY_ACCOUNTS,
} from './identities.js';
import type { Settings } from './settings.js';

/** The access of a token. */
export interface Access {
  readonly accounts: ReadonlySet<string>;
  readonly ledgers: ReadonlySet<string>;
  readonly mayWrite: boolean;
}

/** The token in the gateway's configuration. */
export const TOKEN = 'cardbiller-sandbox-token';

const OURS = {
  accounts: new Set([...TREASURY_ACCOUNTS, PAYMENTS_ACCOUNT]),
  ledgers: new Set(LEDGERS),
} as const;
const THEIRS = { accounts: new Set([FOREIGN_ACCOUNT]), ledgers: new Set([FOREIGN_LEDGER]) } as const;

const TABLE: ReadonlyMap<string, Access> = new Map([
  [TOKEN, { ...OURS, mayWrite: true }],
  ['cardbiller-sandbox-token-next', { ...OURS, mayWrite: true }],
  ['cardbiller-read-token', { ...OURS, mayWrite: false }],
  ['cardbiller-foreign-token', { ...THEIRS, mayWrite: true }],
]);

/** The access of the request's bearer token. **Throws** `HttpReply` 401. **Source** contract 2. */
export function accessOf(settings: Settings, request: SimRequest): Access {
  const token = /^bearer +(\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1] ?? '';
  const access = settings.revokedTokens.includes(token) ? undefined : TABLE.get(token);
  if (access) return access;
  const headers = { 'WWW-Authenticate': 'Bearer' };
  throw fail('UNAUTHORIZED', 'A valid bearer token is required.', { headers });
}

/** Refuses unknown tokens, and writes with a read-only token. **Throws** `HttpReply` 401, 403. */
export function requireToken(settings: Settings, request: SimRequest): void {
  const { mayWrite } = accessOf(settings, request);
  if (request.method !== 'GET' && !mayWrite) throw fail('FORBIDDEN', 'This token only reads.');
}
