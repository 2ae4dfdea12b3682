import type { CallerHeaders } from '../../auth/index.js';
import { stringifyExactJson } from '../reading/exact-number.js';
import type { RawRequest } from './exchange.js';
import type { Call } from './upstream.js';

type Headers = Readonly<Record<string, string>>;

/** A request that lacks only its credentials. */
export interface Draft {
  readonly request: RawRequest;
  readonly route: string;
  readonly requestId: string | null;
  readonly callerHeaders: CallerHeaders | undefined;
}

export interface DraftContent {
  readonly method: string;
  readonly path: string;
  /** Path and query below the origin. */
  readonly target: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Headers;
}

/** Writes a request with the headers that every one has. */
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

/** The request with its credentials, which no other header can replace. */
export function withSigned({ request }: Draft, signed: Headers): RawRequest {
  return { ...request, headers: merge(request.headers, signed) };
}

/** Header names are the same in any letter case: the last one counts. */
function merge(...parts: readonly Headers[]): Headers {
  const pairs = parts.flatMap((part) => Object.entries(part));
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), value]));
}

/** A path with its ids taken out, for metrics: a segment that holds a digit is an id, unless it is a version such as `v1`. */
export function toRoute(path: string): string {
  return path
    .split('/')
    .map((segment) => (/\d/.test(segment) && !/^v\d{1,2}$/.test(segment) ? ':id' : segment))
    .join('/');
}
