import type { JWTPayload } from 'jose';
import { type Grants, isScope, type Principal, SCOPES, type Scope } from './principal.js';
import type { Verdict } from './verdict.js';

/** A scope or a connector that stands for all of them. */
const ALL = '*';
const MEMBERS = ['connectors', 'accounts'];
const SUBJECT = /^[\x20-\x7e]{1,255}$/;

/** What the claims of a token that has proven itself give, and words in its `scope` that are no scope here. */
export type Claimed = Verdict & { readonly unknownScopes: readonly string[] };

/**
 * The claims of a verified token → its caller. A claim of the wrong shape refuses the token as a whole: a limit that cannot be read must
 * not become none.
 */
export function toCaller({ sub, exp, scope, exchequer }: JWTPayload, callerPrefix: string): Claimed {
  if (typeof sub !== 'string' || !SUBJECT.test(sub)) return refuse('the claim sub is no short text');
  if (!Number.isFinite(exp)) return refuse('the claim exp is no time');
  if (scope !== undefined && typeof scope !== 'string') return refuse('the claim scope is no text');
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

/** Words → the scopes among them; `*` is all there are. */
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
  // A misspelt `accounts` would otherwise lift the limit that it was to set.
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
