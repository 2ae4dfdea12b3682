import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { ServerSettings } from '../../config/index.js';
import { refusal } from '../errors/error-codes.js';
import { acceptJsonBodies } from './json-body.js';
import { toRequestId } from './request.js';
import { SECURITY_HEADERS, setSecurityHeaders } from './security-headers.js';
import type { TlsOptions } from './tls.js';

export interface HttpOptions {
  /** Null: plain HTTP. */
  readonly tls: TlsOptions | null;
  readonly trustProxy: ServerSettings['trustProxy'];
}

const JSON_TYPE = 'application/json; charset=utf-8';
const MAX_BODY_BYTES = 1024 * 1024;
const MAX_HEADER_BYTES = 16 * 1024;
/** The maximum time from the first byte of a request to the end of its headers. **Units** milliseconds. */
const HEADERS_MS = 10_000;
/** The maximum time from the first byte of a request to the end of its body. **Units** milliseconds. */
const REQUEST_MS = 30_000;
/** The maximum idle time of a connection. **Units** milliseconds. */
const SILENCE_MS = 60_000;
/** The interval at which the limits are checked; a limit can be exceeded by this time. **Units** milliseconds. */
const CHECK_MS = 2_000;

/** Creates a server without routes that limits the size and the duration of requests. */
export function createHttpServer({ tls, trustProxy }: HttpOptions): FastifyInstance {
  const limits = {
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: HEADERS_MS,
    handshakeTimeout: HEADERS_MS,
    connectionsCheckingInterval: CHECK_MS,
    // The response of Node has no body: `checkHeaders` responds.
    requireHostHeader: false,
  };
  const app = Fastify({
    ...(tls ? { https: { ...limits, ...tls } } : { http: limits }),
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_MS,
    connectionTimeout: SILENCE_MS,
    trustProxy: typeof trustProxy === 'boolean' ? trustProxy : [...trustProxy],
    genReqId: (request) => toRequestId(request.headers['x-request-id']),
    forceCloseConnections: 'idle',
    // The response of Fastify has another shape: `refuseWhileClosing` responds.
    return503OnClosing: false,
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      answerBadUrl(request, reply),
    clientErrorHandler: answerBadRequest,
  }) as unknown as FastifyInstance;
  acceptJsonBodies(app);
  app.server.on('checkExpectation', answerExpectation);
  return app;
}

/** Responds to a URL that cannot be decoded. Such a request reaches no hook and no handler. */
function answerBadUrl(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const answer = refusal('BAD_REQUEST', 'required a URL that can be decoded', request.id);
  setSecurityHeaders(request, reply);
  return reply.code(400).header('x-request-id', request.id).send(answer);
}

/** Responds to a header `Expect` with another value than `100-continue`. Such a request reaches no hook and no handler. */
function answerExpectation(request: IncomingMessage, response: ServerResponse): void {
  const requestId = toRequestId(request.headers['x-request-id']);
  const body = JSON.stringify(
    refusal('BAD_REQUEST', 'required no Expect header, or 100-continue', requestId),
  );
  const headers = {
    ...SECURITY_HEADERS,
    'content-type': JSON_TYPE,
    'content-length': Buffer.byteLength(body),
    'x-request-id': requestId,
    connection: 'close',
  };
  response.writeHead(417, headers).end(body);
}

const OF_SOCKET: Readonly<Record<string, readonly [status: string, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'required the whole request within the time limit'],
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    'required a URL and headers of at most 16 KiB',
  ],
};

/** Responds to invalid, too large or too slow HTTP on the socket and closes the connection. */
function answerBadRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  // After an unfinished handshake no response is possible: only `destroy` ends such a connection.
  if (error.code === 'ECONNRESET' || error.code?.startsWith('ERR_TLS_') || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, message] = OF_SOCKET[error.code ?? ''] ?? ['400 Bad Request', 'required an HTTP request'];
  const requestId = toRequestId(undefined);
  const body = JSON.stringify(refusal('BAD_REQUEST', message, requestId));
  socket.end(
    [
      `HTTP/1.1 ${status}`,
      `content-type: ${JSON_TYPE}`,
      `content-length: ${Buffer.byteLength(body)}`,
      ...Object.entries(SECURITY_HEADERS).map(([name, value]) => `${name}: ${value}`),
      `x-request-id: ${requestId}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
