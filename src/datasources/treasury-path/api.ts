import type { Credentials } from '../../auth/index.js';
import { type FetchedToken, oauthClientCredentials } from '../../auth/index.js';
import type { Clock } from '../../domain/clock.js';
import { UpstreamError } from '../../domain/errors.js';
import { createUpstream } from '../http/client.js';
import { type Answer, type Call, ownCall, type Upstream } from '../http/upstream.js';
import type { OpenContext } from '../provider.js';
import { type Reader, readRecord } from '../reading/records.js';
import { readToken } from './json/records.js';
import { SESSIONS_PATH } from './paths.js';
import { decodeError } from './refusals.js';
import type { TreasuryPathSettings } from './settings.js';
import { sessionLife } from './writes/session-life.js';

/** TreasuryPath's API as the ports use it. */
export interface TreasuryPathApi extends Reader {
  readonly upstream: Upstream;
  readonly clock: Pick<Clock, 'nowMs'>;
  /** Sends one GraphQL request, once, to the address that GraphQL has of its own. **Throws** `UpstreamError`. */
  readonly graphql: (call: Call, body: GraphqlBody) => Promise<Answer>;
}

export interface GraphqlBody {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** An API that holds connections until it is closed. */
export interface OpenTreasuryPathApi extends TreasuryPathApi {
  close(): Promise<void>;
}

/**
 * Binds addresses, credentials and error decoder. Sessions are made by a client of their own, which has no token to send; GraphQL has one
 * too, since it may be on another host, and uses the same session.
 */
export function openApi(settings: TreasuryPathSettings, context: OpenContext): OpenTreasuryPathApi {
  const { connector, telemetry, clock } = context;
  const shared = { ...context, baseUrl: settings.baseUrl, decodeError };
  const sessions = createUpstream({ ...shared, credentials: NO_CREDENTIALS });
  const credentials = oauthClientCredentials({
    clock,
    secrets: [settings.apiKey, settings.apiSecret],
    fetchToken: () => fetchToken({ connector, telemetry, clock, upstream: sessions }, settings),
  });
  const upstream = createUpstream({ ...shared, credentials });
  const { origin, pathname: path } = new URL(settings.graphqlUrl);
  const graphql = createUpstream({ ...shared, baseUrl: origin, credentials });
  return {
    connector,
    telemetry,
    clock,
    upstream,
    graphql: (call, body) => graphql.send(call, { method: 'POST', path, body }),
    close: async () => {
      await Promise.all([sessions.close(), upstream.close(), graphql.close()]);
    },
  };
}

const NO_CREDENTIALS: Credentials = { sign: async () => ({}), refused: async () => false };

/**
 * The token of a new session, and how long it may be used from the moment it is asked for. The secrets are read anew every time, so that
 * a replaced one is picked up.
 *
 * **Throws** `UpstreamError`, UNAUTHORIZED where TreasuryPath does not accept the secrets. **Source** authentication.
 */
export async function fetchToken(
  sessions: Omit<TreasuryPathApi, 'graphql'>,
  { apiKey, apiSecret }: Pick<TreasuryPathSettings, 'apiKey' | 'apiSecret'>,
): Promise<FetchedToken> {
  const [api_key, api_secret] = await Promise.all([apiKey(), apiSecret()]);
  const call = ownCall(new AbortController().signal);
  const startedMs = sessions.clock.nowMs();
  try {
    const request = { method: 'POST', path: SESSIONS_PATH, body: { api_key, api_secret } } as const;
    const { token } = readRecord(sessions, 'session', await sessions.upstream.send(call, request), (fields) =>
      readToken(fields.object('data')),
    );
    return { accessToken: token, expiresInSeconds: sessionLife(token, startedMs) };
  } catch (error) {
    reportRefusal(sessions, error);
    throw error;
  }
}

/** A refusal stays until somebody mends the configuration: the log says so in plain words. */
function reportRefusal({ connector, telemetry }: Reader, error: unknown): void {
  if (!(error instanceof UpstreamError) || error.retryable) return;
  telemetry.log('error', 'no session to be had: check API key, API secret and base URL', {
    connector: connector.name,
    code: error.code,
    status: error.status,
  });
}
