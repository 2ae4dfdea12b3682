import type { ConnectorRef } from '../../domain/capabilities.js';
import {
  MalformedResponseError,
  type Refusal,
  type UpstreamCode,
  UpstreamError,
} from '../../domain/errors.js';
import { parseExactJson } from '../reading/exact-number.js';
import { ExchangeFailure, MAX_BODY_BYTES, type RawAnswer } from './exchange.js';
import type { Answer, ErrorDecoder } from './upstream.js';

/** What an answer is judged with. */
export interface Judge {
  readonly connector: ConnectorRef;
  readonly decodeError: ErrorDecoder;
  /** Now, milliseconds since 1970 UTC. */
  readonly nowMs: number;
}

/** A 2xx answer with its JSON read. **Throws** `UpstreamError` for every other answer and for a body that cannot be read. */
export function toAnswer(judge: Judge, raw: RawAnswer): Answer {
  const { status, headers } = raw;
  if (status < 200 || status > 299) throw toRefusal(judge, raw);
  try {
    return { status, headers, body: readBody(raw), at: new Date(judge.nowMs).toISOString() };
  } catch (cause) {
    throw new UpstreamError({
      connector: judge.connector,
      code: 'INVALID_RESPONSE',
      status,
      sent: 'yes',
      cause,
    });
  }
}

/** Why no answer came → the error. */
export function toFailure(connector: ConnectorRef, failure: unknown): UpstreamError {
  if (!(failure instanceof ExchangeFailure)) {
    return new UpstreamError({ connector, code: 'UNAVAILABLE', sent: 'maybe', cause: failure });
  }
  const timedOut = failure.aborted || isTimeout(failure.cause);
  return new UpstreamError({
    connector,
    code: timedOut ? 'TIMEOUT' : 'UNAVAILABLE',
    sent: failure.begun ? 'maybe' : 'no',
    cause: failure.cause,
  });
}

function toRefusal(judge: Judge, raw: RawAnswer): UpstreamError {
  const { connector, nowMs } = judge;
  const { status, headers } = raw;
  const retryAfterMs = readRetryAfter(headers['retry-after'], nowMs);
  return new UpstreamError({
    connector,
    code: toCode(status),
    status,
    sent: 'yes',
    refusals: refusalsOf(judge, raw),
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  });
}

/** More than this is no wait that anybody sits out. */
const LONGEST_MS = 24 * 60 * 60_000;

/** A `Retry-After` header, seconds or an HTTP date → milliseconds from now, at most a day; null when there is none to read. */
export function readRetryAfter(header: string | undefined, nowMs: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,10}$/.test(text)) return Math.min(LONGEST_MS, Number(text) * 1000);
  if (!/[A-Za-z]/.test(text)) return null;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? null : Math.min(LONGEST_MS, Math.max(0, atMs - nowMs));
}

function toCode(status: number): UpstreamCode {
  if (status < 400) return 'INVALID_RESPONSE'; // a redirect: followed, it could carry credentials elsewhere
  if (status >= 500) return 'UNAVAILABLE';
  return CODES[status] ?? 'REJECTED';
}

const CODES: Readonly<Record<number, UpstreamCode>> = {
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  408: 'UNAVAILABLE',
  425: 'UNAVAILABLE',
  429: 'RATE_LIMITED',
};

/** A provider's complaint must never hide the status that it came with. */
function refusalsOf({ decodeError }: Judge, raw: RawAnswer): readonly Refusal[] {
  try {
    return decodeError(raw.status, readErrorBody(raw));
  } catch {
    return [];
  }
}

function readBody(raw: RawAnswer): unknown {
  if (raw.oversized) throw new RangeError(`body: required at most ${MAX_BODY_BYTES} bytes, arrived more`);
  const text = new TextDecoder('utf-8', { fatal: true }).decode(raw.body);
  if (text.trim() === '') return undefined;
  try {
    return parseExactJson(text);
  } catch {
    // The parser's own message quotes the body.
    throw new MalformedResponseError('body', 'JSON', text);
  }
}

/** JSON where it is JSON, else the text; undefined when there is none. */
function readErrorBody(raw: RawAnswer): unknown {
  try {
    return readBody(raw);
  } catch {
    return raw.oversized ? undefined : raw.body.toString('utf8');
  }
}

const TIMEOUT_CODES: ReadonlySet<unknown> = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

function isTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && TIMEOUT_CODES.has(error.code);
}
