import type { Clock } from '../../domain/clock.js';
import { UpstreamError } from '../../domain/errors.js';
import type { Secret } from '../../domain/secret.js';
import { type CredentialPause, createCredentialPause } from './credential-pause.js';
import type { Credentials } from './credentials.js';
import { sendableToken } from './sendable.js';
import { ASSUMED_LIFE_SECONDS } from './token-life.js';

/** The response of a token endpoint. */
export interface FetchedToken {
  readonly accessToken: string;
  /** The remaining lifetime, which can be shorter than that of a new token; null if it is not stated. **Units** seconds. */
  readonly expiresInSeconds: number | null;
}

export interface OAuthOptions {
  /** Requests a token from the provider; never called concurrently. */
  readonly fetchToken: () => Promise<FetchedToken>;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  /** The secrets that `fetchToken` sends. A change of one ends the pause after refusals. */
  readonly secrets?: readonly Secret[];
}

interface CachedToken {
  readonly accessToken: string;
  /** **Units** milliseconds of the monotonic clock. */
  readonly renewAtMs: number;
  readonly expiresAtMs: number;
}

const EARLY_MS = 5 * 60_000;
const EARLY_SHARE = 0.05;
/** The pause after a failed early renewal, while the current token is still valid. **Units** milliseconds. */
const EARLY_PAUSE_MS = 10_000;

/**
 * A bearer token that is fetched on demand and cached for the lifetime that the provider stated. It is renewed in the background
 * when five minutes of its lifetime are left, or 5 % of it if that is shorter. It stays in use until it expires, even if the renewal
 * fails. A refused token is renewed once, and again only after a pause. `sign` **throws** the error of `fetchToken`, or
 * `UnsendableCredential`, if there is no valid token.
 */
export function oauthClientCredentials(options: OAuthOptions): Credentials {
  const token = new RenewedToken(options);
  return { sign: () => token.sign(), refused: (sent) => token.refused(sent) };
}

class RenewedToken {
  readonly #clock: OAuthOptions['clock'];
  readonly #fetch: () => Promise<CachedToken>;
  readonly #refusals: CredentialPause;
  #cached: CachedToken | null = null;
  #renewal: Promise<CachedToken> | null = null;
  #notBeforeMs = Number.NEGATIVE_INFINITY;

  constructor(options: OAuthOptions) {
    const { clock, secrets = [] } = options;
    this.#clock = clock;
    this.#fetch = createFetch(options);
    this.#refusals = createCredentialPause({ clock, secrets, free: 0 });
  }

  async sign(): Promise<Readonly<Record<string, string>>> {
    const now = this.#clock.monotonicMs();
    const usable = this.#cached !== null && now < this.#cached.expiresAtMs ? this.#cached : null;
    if (usable && now >= usable.renewAtMs) this.#renewEarly(now);
    return bearer(usable ?? (await this.#renew()));
  }

  async refused(sent: Readonly<Record<string, string>>): Promise<boolean> {
    if (this.#isCached(sent) && (await this.#refusals.isOn()) && this.#isCached(sent)) return false;
    if (this.#isCached(sent)) {
      this.#cached = null;
      this.#refusals.refused();
    }
    return bearer(this.#cached ?? (await this.#renew())).authorization !== sent.authorization;
  }

  #isCached(sent: Readonly<Record<string, string>>): boolean {
    return this.#cached !== null && bearer(this.#cached).authorization === sent.authorization;
  }

  #renew(): Promise<CachedToken> {
    this.#renewal ??= this.#fetch()
      .then((token) => {
        this.#cached = token;
        return token;
      })
      .finally(() => {
        this.#renewal = null;
      });
    return this.#renewal;
  }

  #renewEarly(now: number): void {
    if (now < this.#notBeforeMs) return;
    this.#renew().catch(() => {
      this.#notBeforeMs = this.#clock.monotonicMs() + EARLY_PAUSE_MS;
    });
  }
}

/** Fetches a token that can be sent. After the second lasting failure in a row it pauses: until then it throws the last failure. */
function createFetch({ fetchToken, clock, secrets = [] }: OAuthOptions): () => Promise<CachedToken> {
  const failures = createCredentialPause({ clock, secrets, free: 1 });
  let last: unknown = null;
  return async () => {
    if (await failures.isOn()) throw last;
    const askedAtMs = clock.monotonicMs();
    try {
      const token = toCached(await fetchToken(), askedAtMs);
      failures.accepted();
      return token;
    } catch (error) {
      if (isLasting(error)) failures.refused();
      last = error;
      throw error;
    }
  };
}

/** The upstream client itself pauses after an outage. */
function isLasting(error: unknown): boolean {
  return !(error instanceof UpstreamError && error.retryable);
}

function bearer(token: CachedToken): { readonly authorization: string } {
  return { authorization: `Bearer ${token.accessToken}` };
}

function toCached({ accessToken, expiresInSeconds }: FetchedToken, askedAtMs: number): CachedToken {
  sendableToken('access token', accessToken);
  const isStated = expiresInSeconds !== null && Number.isFinite(expiresInSeconds) && expiresInSeconds >= 0;
  const lifeMs = (isStated ? expiresInSeconds : ASSUMED_LIFE_SECONDS) * 1000;
  const expiresAtMs = askedAtMs + lifeMs;
  return { accessToken, expiresAtMs, renewAtMs: expiresAtMs - Math.min(EARLY_MS, lifeMs * EARLY_SHARE) };
}
