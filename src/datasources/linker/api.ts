import type { Credentials } from '../../auth/index.js';
import { bearerCredentials, callerHeaderCredentials } from '../../auth/index.js';
import type { Clock } from '../../domain/clock.js';
import type { Memory } from '../../domain/memory.js';
import { createUpstream } from '../http/client.js';
import type { Answer, ErrorDecoder, Upstream } from '../http/upstream.js';
import type { OpenContext } from '../provider.js';
import type { Reader } from '../reading/records.js';
import { decodeError } from './refusals.js';
import type { LinkerSettings } from './settings.js';

/** Linker's API as the ports use it. */
export interface LinkerApi extends Reader {
  readonly upstream: Upstream;
  /** Of every amount: no answer names one. */
  readonly currency: string;
  /** True when every caller brings its own token, which opens nothing but its own data. */
  readonly isCallersOwn: boolean;
  /** The connector that has the accounts and the counterparties. */
  readonly accountsFrom: string;
  readonly clock: Clock;
  readonly memory: Memory;
}

/** Binds address, credentials and error decoder. */
export function openApi(settings: LinkerSettings, context: OpenContext): LinkerApi {
  const { connector, telemetry, clock, memory } = context;
  const { baseUrl, currency, callerHeader, accountsFrom } = settings;
  const credentials = toCredentials(settings);
  const decoder = watchErrors(context, decodeError);
  const upstream = createUpstream({ ...context, baseUrl, credentials, decodeError: decoder });
  return {
    ...{ connector, telemetry, clock, memory, currency, accountsFrom },
    upstream: watchAnswers(context, upstream),
    isCallersOwn: callerHeader !== null,
  };
}

function toCredentials({ token, callerHeader }: LinkerSettings): Credentials {
  return token === null ? callerHeaderCredentials(callerHeader) : bearerCredentials(token);
}

/** An upstream that tells of every answer whose body states another status than HTTP does. HTTP counts. **Source** traps: 8. */
export function watchAnswers(reader: Reader, upstream: Upstream): Upstream {
  const told = (answer: Answer) => {
    reportMismatch(reader, answer.status, answer.body);
    return answer;
  };
  return {
    ...upstream,
    get: async (...args) => told(await upstream.get(...args)),
    send: async (...args) => told(await upstream.send(...args)),
  };
}

/** The same for errors. */
export function watchErrors(reader: Reader, decode: ErrorDecoder): ErrorDecoder {
  return (status, body) => {
    reportMismatch(reader, status, body);
    return decode(status, body);
  };
}

/** Some bodies say `statusCode`, some errors `status`. **Source** response envelope and errors. */
function reportMismatch({ connector, telemetry }: Reader, status: number, body: unknown): void {
  const { statusCode, status: other } = (body ?? {}) as { statusCode?: unknown; status?: unknown };
  const stated = statusCode ?? other;
  if (typeof stated !== 'number' || stated === status) return;
  telemetry.log('warn', 'the body states another status than the HTTP answer, which counts', {
    connector: connector.name,
    status,
  });
}
