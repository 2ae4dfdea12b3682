import type { Credentials } from '../../auth/index.js';
import { type FetchedToken, oauthClientCredentials } from '../../auth/index.js';
import { UpstreamError } from '../../domain/errors.js';
import { createUpstream } from '../http/client.js';
import { ownCall, type Upstream } from '../http/upstream.js';
import type { OpenContext } from '../provider.js';
import { type Reader, readRecord } from '../reading/records.js';
import { readToken } from './json/records.js';
import { decodeError } from './refusals.js';
import type { TreasureSettings } from './settings.js';

/** Treasure's API as the ports use it. */
export interface TreasureApi extends Reader {
  readonly upstream: Upstream;
}

/** An API that holds connections until it is closed. */
export interface OpenTreasureApi extends TreasureApi {
  close(): Promise<void>;
}

/** Binds address, credentials and error decoder. Tokens are asked for by a client of their own, which has none to send. */
export function openApi(settings: TreasureSettings, context: OpenContext): OpenTreasureApi {
  const { connector, telemetry, clock } = context;
  const shared = { ...context, baseUrl: settings.baseUrl, decodeError };
  const tokens = createUpstream({ ...shared, credentials: NO_CREDENTIALS });
  const reader: Reader = { connector, telemetry };
  const credentials = oauthClientCredentials({
    clock,
    secrets: [settings.clientId, settings.clientSecret],
    fetchToken: () => fetchToken(reader, tokens, settings),
  });
  const upstream = createUpstream({ ...shared, credentials });
  return {
    connector,
    telemetry,
    upstream,
    close: async () => {
      await Promise.all([tokens.close(), upstream.close()]);
    },
  };
}

const NO_CREDENTIALS: Credentials = { sign: async () => ({}), refused: async () => false };

/**
 * A token, and how long it still lives. The secrets are read anew every time, so that a replaced one is picked up.
 *
 * **Throws** `UpstreamError`, UNAUTHORIZED where Treasure does not accept the secrets. **Source** token.
 */
export async function fetchToken(
  reader: Reader,
  tokens: Upstream,
  { clientId, clientSecret }: Pick<TreasureSettings, 'clientId' | 'clientSecret'>,
): Promise<FetchedToken> {
  const [client_id, client_secret] = await Promise.all([clientId(), clientSecret()]);
  const call = ownCall(new AbortController().signal);
  try {
    const request = { method: 'POST', path: '/v1/oauth/token', body: { client_id, client_secret } } as const;
    const token = readRecord(reader, 'token', await tokens.send(call, request), readToken);
    return { accessToken: token.access_token, expiresInSeconds: token.expires_in };
  } catch (error) {
    reportRefusal(reader, error);
    throw error;
  }
}

/** A refusal stays until somebody mends the configuration: the log says so in plain words. */
function reportRefusal({ connector, telemetry }: Reader, error: unknown): void {
  if (!(error instanceof UpstreamError) || error.retryable) return;
  telemetry.log('error', 'no token to be had: check client id, client secret and base URL', {
    connector: connector.name,
    code: error.code,
    status: error.status,
  });
}
