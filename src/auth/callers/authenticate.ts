import type { Clock } from '../../domain/clock.js';
import type { Telemetry } from '../../domain/telemetry.js';
import { type ApiKeyEntry, apiKeyJudge } from './api-keys.js';
import { type JwtIssuer, jwtJudge } from './jwt.js';
import type { Principal } from './principal.js';
import type { Verdict } from './verdict.js';

/** Authenticates the caller of an `Authorization` header; null if the header is not valid. Never rejects. */
export type Authenticate = (
  header: string | undefined,
  requestId: string | null,
) => Promise<Principal | null>;

export interface AuthenticateOptions {
  readonly apiKeys: readonly ApiKeyEntry[];
  readonly issuers: readonly JwtIssuer[];
  readonly clock: Pick<Clock, 'nowMs'>;
  /** Receives the reason of every refusal, without the token or key. */
  readonly log: Telemetry['log'];
}

/** Longer tokens and keys are refused. **Units** bytes. */
export const MAX_TOKEN_BYTES = 8192;

/** Authenticates `Bearer <API key or JWT>`. **Throws** if two issuers have the same name. */
export function createAuthenticate({ apiKeys, issuers, clock, log }: AuthenticateOptions): Authenticate {
  const judgeApiKey = apiKeyJudge(apiKeys, clock);
  const judgeJwt = jwtJudge({ issuers, clock, log });

  async function judge(header: string | undefined): Promise<Verdict> {
    const token = /^Bearer +([\x21-\x7e]+)$/i.exec(header ?? '')?.[1];
    if (token === undefined) return { refusal: header ? 'no Bearer header' : 'no Authorization header' };
    if (token.length > MAX_TOKEN_BYTES) return { refusal: 'the token is too long' };
    return judgeApiKey(token) ?? judgeJwt(token);
  }

  return async (header, requestId) => {
    const verdict = await judge(header);
    if ('principal' in verdict) return verdict.principal;
    log('info', 'caller refused', { requestId, reason: verdict.refusal });
    return null;
  };
}
