import type { Clock } from '../../domain/clock.js';
import type { Telemetry } from '../../domain/telemetry.js';
import { type KeySource, KeysUnavailableError } from './key-source.js';
import { keysFor, toVerificationKeys, type VerificationKey } from './public-keys.js';

export interface RemoteKeysOptions {
  /** For the log. */
  readonly issuer: string;
  /** Fetches the issuer's JWK set with its own deadline; never called concurrently. */
  readonly fetchKeySet: () => Promise<unknown>;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly log: Telemetry['log'];
}

/** Older keys are fetched again before use, so that a withdrawn key becomes invalid. **Units** milliseconds. */
export const FRESH_MS = 10 * 60_000;
/** Known keys stay valid up to this age while the issuer is unavailable. **Units** milliseconds. */
export const STALE_MS = 24 * 3_600_000;
/** The minimum time between two fetches. **Units** milliseconds. */
export const COOLDOWN_MS = 30_000;
/** The minimum time between two fetches while no keys are known or the set is empty. **Units** milliseconds. */
export const FIRST_KEYS_COOLDOWN_MS = 5000;

/**
 * The keys that an issuer publishes. They are fetched when the first token arrives, when they are ten minutes old, and when a token
 * names an unknown key. While an issuer is down, tokens with a known key stay valid.
 */
export function remoteKeys({ issuer, fetchKeySet, clock, log }: RemoteKeysOptions): KeySource {
  let known: readonly VerificationKey[] | null = null;
  let fetchedAtMs = Number.NEGATIVE_INFINITY;
  let triedAtMs = Number.NEGATIVE_INFINITY;
  let hasFailed = false;
  let pending: Promise<void> | null = null;

  const ageMs = () => clock.monotonicMs() - fetchedAtMs;

  /** Fetches the keys; null during the cooldown. Never rejects. */
  function refresh(): Promise<void> | null {
    if (pending) return pending;
    const cooldownMs = known?.length ? COOLDOWN_MS : FIRST_KEYS_COOLDOWN_MS;
    if (clock.monotonicMs() - triedAtMs < cooldownMs) return null;
    triedAtMs = clock.monotonicMs();
    pending = fetchNew().finally(() => {
      pending = null;
    });
    return pending;
  }

  async function fetchNew(): Promise<void> {
    try {
      known = toVerificationKeys(await fetchKeySet());
      fetchedAtMs = clock.monotonicMs();
      hasFailed = false;
      if (known.length === 0) log('warn', 'an issuer publishes no usable key', { issuer });
    } catch (error) {
      hasFailed = true;
      log('warn', 'the keys of an issuer cannot be fetched', { issuer, reason: reasonOf(error) });
    }
  }

  /** While an issuer is down, only the first callers wait for it; later fetches run in the background. */
  async function refreshOld(): Promise<void> {
    if (ageMs() < FRESH_MS) return;
    if (ageMs() >= STALE_MS) known = null;
    const isDown = hasFailed && clock.monotonicMs() - triedAtMs < FRESH_MS;
    const refreshing = refresh();
    if (refreshing && !(isDown && known)) await refreshing;
  }

  return {
    async candidates(hint) {
      await refreshOld();
      if (!known) throw new KeysUnavailableError(`no keys of ${issuer} are known`);
      const fitting = keysFor(known, hint);
      if (fitting.length > 0 || hint.kid === undefined) return fitting;
      await refresh();
      return keysFor(known ?? [], hint);
    },
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
