import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusal } from '../errors/error-codes.js';

/** Headers that a request has at most once. Two readers of one request must not see different values. */
const SINGLE_HEADERS = [
  'authorization',
  'content-encoding',
  'content-length',
  'content-type',
  'host',
  'idempotency-key',
  'transfer-encoding',
];

/** A name, an IPv4 address or an IPv6 address in brackets, with or without a port. */
const HOST = /^(?:\[[0-9a-f:.]+\]|[\w.~-]+)(?::\d{1,5})?$/i;

const CHARSET = /;\s*charset\s*=\s*"?([^\s";]*)/gi;

/** Why the headers of a request are refused. */
interface Problem {
  readonly status: number;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Refuses headers that are ambiguous, or that announce a body that the gateway cannot read, before anything uses them. `callerHeaders`
 * are the names of the headers in which callers send their own tokens.
 */
export function checkHeaders(callerHeaders: readonly string[]) {
  const single = [...SINGLE_HEADERS, ...callerHeaders.map((name) => name.toLowerCase())];
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const problem = repeated(request, single) ?? ofHost(request) ?? ofCoding(request) ?? ofCharset(request);
    if (problem === null) return;
    await reply
      .code(problem.status)
      .headers(problem.headers ?? {})
      .send(refusal('BAD_REQUEST', problem.message, request.id));
  };
}

function repeated({ raw }: FastifyRequest, single: readonly string[]): Problem | null {
  const names = raw.rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  const twice = single.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  return twice === undefined
    ? null
    : { status: 400, message: `required the header ${twice} at most once, arrived several` };
}

/** HTTP/1.0 does not require the header. Behind a trusted proxy, `host` is the one that the proxy forwards. */
function ofHost({ host, headers, raw }: FastifyRequest): Problem | null {
  const message = 'required a valid Host header';
  if (headers.host === undefined) return raw.httpVersion === '1.0' ? null : { status: 400, message };
  return HOST.test(headers.host) && HOST.test(host) ? null : { status: 400, message };
}

function ofCoding({ headers }: FastifyRequest): Problem | null {
  const transfer = headers['transfer-encoding'];
  if (transfer !== undefined && transfer.toLowerCase() !== 'chunked') {
    return { status: 501, message: 'required the transfer coding chunked or none' };
  }
  const content = headers['content-encoding'];
  if (content === undefined || content.toLowerCase() === 'identity') return null;
  const message = 'required a body without content coding, such as gzip';
  return { status: 415, message, headers: { 'accept-encoding': 'identity' } };
}

function ofCharset({ headers }: FastifyRequest): Problem | null {
  const charsets = [...(headers['content-type'] ?? '').matchAll(CHARSET)].map(([, charset]) => charset);
  const areFine = charsets.every((charset) => /^utf-?8$/i.test(charset ?? ''));
  return areFine ? null : { status: 415, message: 'required a body in the charset utf-8' };
}
