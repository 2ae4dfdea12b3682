import type { ConnectorRef } from '../../domain/capabilities.js';
import {
  MalformedResponseError,
  type Refusal,
  type UpstreamCode,
  UpstreamError,
} from '../../domain/errors.js';
import { parseExactJson } from '../reading/exact-number.js';
import { ExchangeFailure, type RawAnswer } from './exchange.js';
import type { Answer, ErrorDecoder } from './upstream.js';

/** The context for classifying an answer. */
export interface Judge {
  readonly connector: ConnectorRef;
  readonly decodeError: ErrorDecoder;
  /** The current time. **Units** milliseconds since 1970 UTC. */
  readonly nowMs: number;
}

/** Reads the JSON of a 2xx answer. **Throws** `UpstreamError` for every other answer and for a body that cannot be read. */
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

/** The reason for a missing answer → the error. */
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

/** Longer waits are cut to this. **Units** milliseconds. */
const LONGEST_MS = 24 * 60 * 60_000;

/** A `Retry-After` header, in seconds or as an HTTP date → milliseconds from now, at most a day; null when it is absent or unreadable. */
export function readRetryAfter(header: string | undefined, nowMs: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,10}$/.test(text)) return Math.min(LONGEST_MS, Number(text) * 1000);
  if (!/[A-Za-z]/.test(text)) return null;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? null : Math.min(LONGEST_MS, Math.max(0, atMs - nowMs));
}

function toCode(status: number): UpstreamCode {
  if (status < 400) return 'INVALID_RESPONSE'; // a redirect: following it could send credentials to another host
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

/** An unreadable error body must not hide the status of the answer. */
function refusalsOf({ decodeError }: Judge, raw: RawAnswer): readonly Refusal[] {
  try {
    return decodeError(raw.status, readErrorBody(raw));
  } catch {
    return [];
  }
}

function readBody(raw: RawAnswer): unknown {
  if (raw.oversized)
    throw new RangeError('body: required a body within limits.maxBodyBytes, arrived a longer one');
  const text = new TextDecoder('utf-8', { fatal: true }).decode(raw.body);
  if (text.trim() === '') return undefined;
  try {
    return parseExactJson(text);
  } catch {
    // The message of the parser contains text of the body.
    throw new MalformedResponseError('body', 'JSON', text);
  }
}

/** The JSON of a body, or its text if it is not JSON; undefined when it is empty. */
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
