import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../domain/clock.js';
import type { Grants, Scope } from './principal.js';
import type { Verdict } from './verdict.js';

/** One caller with an API key, as configured: the key itself is nowhere, only its SHA-256. */
export interface ApiKeyEntry {
  /** The stable name of the caller. */
  readonly id: string;
  /** SHA-256 of the key, 64 hexadecimal digits. */
  readonly sha256: string;
  readonly scopes: ReadonlySet<Scope>;
  readonly grants: Grants;
  /** Milliseconds since 1970 from which on the key is good for nothing; absent: never. */
  readonly expiresAtMs?: number;
}

/** Looks at what may be an API key; null when it is none that is known. */
export type JudgeApiKey = (presented: string) => Verdict | null;

/** Compares in constant time with every entry, so that time tells nothing. */
export function apiKeyJudge(entries: readonly ApiKeyEntry[], clock: Pick<Clock, 'nowMs'>): JudgeApiKey {
  const known = entries.map((entry) => ({ entry, digest: Buffer.from(entry.sha256, 'hex') }));
  return (presented) => {
    const sent = createHash('sha256').update(presented).digest();
    let found: ApiKeyEntry | null = null;
    for (const { entry, digest } of known) {
      if (digest.length === sent.length && timingSafeEqual(digest, sent)) found = entry;
    }
    return found && toVerdict(found, clock.nowMs());
  };
}

function toVerdict({ id, scopes, grants, expiresAtMs }: ApiKeyEntry, nowMs: number): Verdict {
  if (expiresAtMs === undefined) return { principal: { subject: id, scopes, grants } };
  if (nowMs >= expiresAtMs) return { refusal: `the API key of ${id} has expired` };
  return { principal: { subject: id, scopes, grants, expiresAtMs } };
}
