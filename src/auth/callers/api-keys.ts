import { createHash } from 'node:crypto';
import type { Clock } from '../../domain/clock.js';
import type { Grants, Scope } from './principal.js';
import type { Verdict } from './verdict.js';

/** One configured caller with an API key. The gateway stores only the SHA-256 of the key. */
export interface ApiKeyEntry {
  /** The subject of the caller. */
  readonly id: string;
  /** SHA-256 of the key, 64 hexadecimal digits. */
  readonly sha256: string;
  readonly scopes: ReadonlySet<Scope>;
  readonly grants: Grants;
  /** The time at which the key expires; absent: never. **Units** milliseconds since 1970. */
  readonly expiresAtMs?: number;
}

/** Judges a possible API key; null if it is not a known key. */
export type JudgeApiKey = (presented: string) => Verdict | null;

/**
 * Finds the entry by the digest of the key. The time of the search can depend on the digests, of which a caller cannot choose one and from
 * which no key follows.
 */
export function apiKeyJudge(entries: readonly ApiKeyEntry[], clock: Pick<Clock, 'nowMs'>): JudgeApiKey {
  const known = new Map(entries.map((entry) => [entry.sha256.toLowerCase(), entry]));
  return (presented) => {
    const found = known.get(createHash('sha256').update(presented).digest('hex'));
    return found ? toVerdict(found, clock.nowMs()) : null;
  };
}

function toVerdict({ id, scopes, grants, expiresAtMs }: ApiKeyEntry, nowMs: number): Verdict {
  if (expiresAtMs === undefined) return { principal: { subject: id, scopes, grants } };
  if (nowMs >= expiresAtMs) return { refusal: `the API key of ${id} has expired` };
  return { principal: { subject: id, scopes, grants, expiresAtMs } };
}
