import type { Clock } from '../../domain/clock.js';
import type { Credentials } from './credentials.js';

/** The response of a token endpoint. */
export interface FetchedToken {
  readonly accessToken: string;
  /** The remaining lifetime, which can be shorter than that of a new token. **Units** seconds. */
  readonly expiresInSeconds: number;
}

export interface OAuthOptions {
  /** Requests a token from the provider; never called concurrently. */
  readonly fetchToken: () => Promise<FetchedToken>;
  readonly clock: Pick<Clock, 'monotonicMs'>;
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
 * fails. `sign` **throws** the error of `fetchToken` if there is no valid token.
 */
export function oauthClientCredentials({ fetchToken, clock }: OAuthOptions): Credentials {
  let cached: CachedToken | null = null;
  let renewal: Promise<CachedToken> | null = null;
  let notBeforeMs = Number.NEGATIVE_INFINITY;

  function renew(): Promise<CachedToken> {
    renewal ??= fetchNew().finally(() => {
      renewal = null;
    });
    return renewal;
  }

  async function fetchNew(): Promise<CachedToken> {
    const askedAtMs = clock.monotonicMs();
    const fetched = await fetchToken();
    cached = toCached(fetched, askedAtMs);
    return cached;
  }

  function renewEarly(now: number): void {
    if (now < notBeforeMs) return;
    renew().catch(() => {
      notBeforeMs = clock.monotonicMs() + EARLY_PAUSE_MS;
    });
  }

  return {
    async sign() {
      const now = clock.monotonicMs();
      const usable = cached !== null && now < cached.expiresAtMs ? cached : null;
      if (usable && now >= usable.renewAtMs) renewEarly(now);
      return bearer(usable ?? (await renew()));
    },
    async refused(sent) {
      if (cached && bearer(cached).authorization === sent.authorization) cached = null;
      const current = cached ?? (await renew());
      return bearer(current).authorization !== sent.authorization;
    },
  };
}

function bearer(token: CachedToken): { readonly authorization: string } {
  return { authorization: `Bearer ${token.accessToken}` };
}

function toCached({ accessToken, expiresInSeconds }: FetchedToken, askedAtMs: number): CachedToken {
  const lifeMs = Number.isFinite(expiresInSeconds) ? Math.max(0, expiresInSeconds * 1000) : 0;
  const expiresAtMs = askedAtMs + lifeMs;
  return { accessToken, expiresAtMs, renewAtMs: expiresAtMs - Math.min(EARLY_MS, lifeMs * EARLY_SHARE) };
}
