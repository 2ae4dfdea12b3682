import type { JWTPayload } from 'jose';
import { type Grants, isScope, type Principal, SCOPES, type Scope } from './principal.js';
import type { Verdict } from './verdict.js';

/** The wildcard for all scopes or all connectors. */
const ALL = '*';
const MEMBERS = ['connectors', 'accounts'];
const SUBJECT = /^[\x20-\x7e]{1,255}$/;

/** The verdict on the claims of a verified token, and the words of its `scope` that are not scopes of the gateway. */
export type Claimed = Verdict & { readonly unknownScopes: readonly string[] };

/**
 * The claims of a verified token → its caller. A claim of the wrong shape causes the whole token to be refused: an unreadable limit
 * must not remove the limit.
 */
export function toCaller({ sub, exp, scope, exchequer }: JWTPayload, callerPrefix: string): Claimed {
  if (typeof sub !== 'string' || !SUBJECT.test(sub))
    return refuse('the claim sub is not a string of 1 to 255 printable ASCII characters');
  if (!Number.isFinite(exp)) return refuse('the claim exp is not a time');
  if (scope !== undefined && typeof scope !== 'string') return refuse('the claim scope is not a string');
  const grants = toGrants(exchequer);
  if (!grants) return refuse('the claim exchequer has the wrong shape');
  const words = (scope ?? '').split(' ').filter((word) => word !== '');
  const principal: Principal = {
    subject: `${callerPrefix}${sub}`,
    scopes: toScopes(words),
    grants,
    expiresAtMs: Number(exp) * 1000,
  };
  return { principal, unknownScopes: words.filter((word) => word !== ALL && !isScope(word)) };
}

/** Words → the scopes among them; `*` means all scopes. */
export function toScopes(words: readonly string[]): ReadonlySet<Scope> {
  return new Set(words.includes(ALL) ? SCOPES : words.filter(isScope));
}

/** Names of connectors, or `*`, and ids of accounts → grants. */
export function grantsOf(connectors: readonly string[], accounts: readonly string[] | undefined): Grants {
  return {
    connectors: connectors.includes(ALL) ? 'all' : new Set(connectors),
    accounts: accounts === undefined ? 'all' : new Set(accounts),
  };
}

function toGrants(claim: unknown): Grants | null {
  if (claim === undefined) return grantsOf([], undefined);
  if (typeof claim !== 'object' || claim === null || Array.isArray(claim)) return null;
  // A misspelt `accounts` would otherwise remove the limit.
  if (Object.keys(claim).some((member) => !MEMBERS.includes(member))) return null;
  const { connectors = [], accounts } = claim as { connectors?: unknown; accounts?: unknown };
  if (!isTexts(connectors) || (accounts !== undefined && !isTexts(accounts))) return null;
  return grantsOf(connectors, accounts);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string' && each !== '');
}

function refuse(refusal: string): Claimed {
  return { refusal, unknownScopes: [] };
}
