import type { CallerHeaders } from '../../auth/index.js';
import { stringifyExactJson } from '../reading/exact-number.js';
import type { RawRequest } from './exchange.js';
import type { Call } from './upstream.js';

type Headers = Readonly<Record<string, string>>;

/** A request without its credentials. */
export interface Draft {
  readonly request: RawRequest;
  readonly route: string;
  readonly requestId: string | null;
  readonly callerHeaders: CallerHeaders | undefined;
}

export interface DraftContent {
  readonly method: string;
  readonly path: string;
  /** The path and query, relative to the origin. */
  readonly target: string;
  /** The body, sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Headers;
}

/** Creates a request with the common headers. */
export function toDraft(
  fixed: Headers = {},
  { requestId, callerHeaders }: Pick<Call, 'requestId' | 'callerHeaders'>,
  content: DraftContent,
): Draft {
  const { method, path, target } = content;
  const body = content.body === undefined ? null : stringifyExactJson(content.body);
  const headers = merge(
    { accept: 'application/json', 'user-agent': 'exchequer' },
    requestId === null ? {} : { 'x-request-id': requestId },
    body === null ? {} : { 'content-type': 'application/json' },
    fixed,
    content.headers ?? {},
  );
  return { request: { method, target, headers, body }, route: toRoute(path), requestId, callerHeaders };
}

/** Adds the credentials to a request. No other header can replace them. */
export function withSigned({ request }: Draft, signed: Headers): RawRequest {
  return { ...request, headers: merge(request.headers, signed) };
}

/** Header names are case-insensitive: the last one counts. */
function merge(...parts: readonly Headers[]): Headers {
  const pairs = parts.flatMap((part) => Object.entries(part));
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), value]));
}

/** Removes the ids from a path, for metrics. A segment with a digit is an id, unless it is a version such as `v1`. */
export function toRoute(path: string): string {
  return path
    .split('/')
    .map((segment) => (/\d/.test(segment) && !/^v\d{1,2}$/.test(segment) ? ':id' : segment))
    .join('/');
}
