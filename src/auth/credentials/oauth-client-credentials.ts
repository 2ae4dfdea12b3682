import type { Clock } from '../../domain/clock.js';
import type { Credentials } from './credentials.js';

/** What a token endpoint gives. */
export interface FetchedToken {
  readonly accessToken: string;
  /** Remaining life in seconds, which may be less than that of a new token. */
  readonly expiresInSeconds: number;
}

export interface OAuthOptions {
  /** Asks the provider for a token; never called twice at the same time. */
  readonly fetchToken: () => Promise<FetchedToken>;
  readonly clock: Pick<Clock, 'monotonicMs'>;
}

interface CachedToken {
  readonly accessToken: string;
  /** On the monotonic clock. */
  readonly renewAtMs: number;
  readonly expiresAtMs: number;
}

const EARLY_MS = 5 * 60_000;
const EARLY_SHARE = 0.05;
/** How long a token that is still good is used before a failed early renewal is tried again. */
const EARLY_PAUSE_MS = 10_000;

/**
 * A bearer token that is fetched when it is needed and kept for as long as the provider said. It is renewed in the background
 * when five minutes of its life are left, or a twentieth of it where that is less; until it expires it stays in use, also
 * while renewing fails. `sign` **throws** what `fetchToken` throws when there is no good token.
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
