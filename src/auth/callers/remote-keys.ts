import type { Clock } from '../../domain/clock.js';
import type { Telemetry } from '../../domain/telemetry.js';
import { type KeySource, KeysUnavailableError } from './key-source.js';
import { type KeyHint, keysFor, toVerificationKeys, type VerificationKey } from './public-keys.js';

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
export function remoteKeys(options: RemoteKeysOptions): KeySource {
  return new RemoteKeys(options);
}

class RemoteKeys implements KeySource {
  readonly #options: RemoteKeysOptions;
  #known: readonly VerificationKey[] | null = null;
  #fetchedAtMs = Number.NEGATIVE_INFINITY;
  #triedAtMs = Number.NEGATIVE_INFINITY;
  #hasFailed = false;
  #pending: Promise<void> | null = null;

  constructor(options: RemoteKeysOptions) {
    this.#options = options;
  }

  async candidates(hint: KeyHint): Promise<readonly VerificationKey[]> {
    await this.#refreshOld();
    if (!this.#known) throw new KeysUnavailableError(`no keys of ${this.#options.issuer} are known`);
    const fitting = keysFor(this.#known, hint);
    if (fitting.length > 0 || hint.kid === undefined) return fitting;
    await this.#refresh();
    return keysFor(this.#known ?? [], hint);
  }

  /** While an issuer is down, only the first callers wait for it; later fetches run in the background. */
  async #refreshOld(): Promise<void> {
    const { clock } = this.#options;
    const ageMs = clock.monotonicMs() - this.#fetchedAtMs;
    if (ageMs < FRESH_MS) return;
    if (ageMs >= STALE_MS) this.#known = null;
    const isDown = this.#hasFailed && clock.monotonicMs() - this.#triedAtMs < FRESH_MS;
    const refreshing = this.#refresh();
    if (refreshing && !(isDown && this.#known)) await refreshing;
  }

  /** Fetches the keys; null during the cooldown. Never rejects. */
  #refresh(): Promise<void> | null {
    const { clock } = this.#options;
    if (this.#pending) return this.#pending;
    const cooldownMs = this.#known?.length ? COOLDOWN_MS : FIRST_KEYS_COOLDOWN_MS;
    if (clock.monotonicMs() - this.#triedAtMs < cooldownMs) return null;
    this.#triedAtMs = clock.monotonicMs();
    this.#pending = this.#fetch().finally(() => {
      this.#pending = null;
    });
    return this.#pending;
  }

  async #fetch(): Promise<void> {
    const { issuer, fetchKeySet, clock, log } = this.#options;
    try {
      this.#known = toVerificationKeys(await fetchKeySet());
      this.#fetchedAtMs = clock.monotonicMs();
      this.#hasFailed = false;
      if (this.#known.length === 0) log('warn', 'an issuer publishes no usable key', { issuer });
    } catch (error) {
      this.#hasFailed = true;
      log('warn', 'the keys of an issuer cannot be fetched', { issuer, reason: reasonOf(error) });
    }
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
