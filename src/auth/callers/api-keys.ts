import { createHash, timingSafeEqual } from 'node:crypto';
import type { Grants, Principal, Scope } from './principal.js';

/** One caller with an API key, as configured: the key itself is nowhere, only its SHA-256. */
export interface ApiKeyEntry {
  readonly id: string;
  /** SHA-256 of the key, 64 hexadecimal digits. */
  readonly sha256: string;
  readonly scopes: ReadonlySet<Scope>;
  readonly grants: Grants;
}

/** Finds the caller behind an `Authorization` header; null for every header that proves nothing. */
export type Authenticate = (header: string | undefined) => Principal | null;

/** Authenticates `Bearer <API key>`. Compares in constant time with every entry, so that time tells nothing. */
export function authenticateByApiKey(entries: readonly ApiKeyEntry[]): Authenticate {
  const known = entries.map((entry) => ({ entry, digest: Buffer.from(entry.sha256, 'hex') }));
  return (header) => {
    const key = /^Bearer +([\x21-\x7e]{1,512})$/i.exec(header ?? '')?.[1];
    if (key === undefined) return null;
    const presented = createHash('sha256').update(key).digest();
    let found: ApiKeyEntry | null = null;
    for (const { entry, digest } of known) {
      if (digest.length === presented.length && timingSafeEqual(digest, presented)) found = entry;
    }
    return found && { subject: found.id, scopes: found.scopes, grants: found.grants };
  };
}
