import { pipeline, Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { FEW_CALLS, type Mode, nothing, type Reply, type Visit } from './mode.js';
import { json } from './stub.js';

const UNREADABLE = nothing('INVALID_RESPONSE');
/** After enough failures in a row the circuit opens. */
const DOWN = nothing('UNAVAILABLE', 'CIRCUIT_OPEN');
const MB = 1024 * 1024;

/** Another body or other headers for every request. */
function answers(
  name: string,
  change: (reply: Reply, visit: Visit) => Partial<Reply>,
  shows: Mode['shows'] = UNREADABLE,
): Mode {
  const act = (visit: Visit, reply: Reply) => ({ ...reply, ...change(reply, visit) });
  return { name, act, shows, maxCalls: FEW_CALLS };
}

/** Takes the connection over and does not answer in time. */
function waits(name: string, take: (visit: Visit) => void): Mode {
  return { ...takes(name, take, nothing('TIMEOUT', 'CIRCUIT_OPEN')), isSilent: true };
}

/** Takes the connection over. */
function takes(name: string, take: (visit: Visit, reply: Reply) => void, shows: Mode['shows']): Mode {
  const act = (visit: Visit, reply: Reply) => {
    take(visit, reply);
    return null;
  };
  // A read that fails in this way is attempted three times.
  return { name, act, shows, maxCalls: 3 * FEW_CALLS };
}

/** Writes these bytes and nothing else, then closes unless told otherwise. */
function raw({ response }: Visit, head: string, body: string | Buffer = ''): void {
  response.socket?.write(`${head}\r\n\r\n`);
  response.socket?.end(body);
}

/** A JSON document of this length, in pieces, as long as somebody reads it. */
function stream({ response }: Visit, bytes: number): void {
  response.writeHead(200, ['content-type', 'application/json']);
  const pieces = function* () {
    yield '{"data":[],"page_next":null,"padding":"';
    for (let sent = 0; sent < bytes; sent += PIECE.length) yield PIECE;
    yield '"}';
  };
  pipeline(Readable.from(pieces()), response, () => undefined);
}

const PIECE = Buffer.alloc(64 * 1024, ' ');
const JSON_TYPE = 'content-type: application/json';

const FOUR_HUNDRED_MS = 400;

/** One byte, then another one, until the connection is closed. */
function drip({ response }: Visit): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), FOUR_HUNDRED_MS);
  response.once('close', () => clearInterval(timer));
}

/** Provisional answers without end. */
function hint({ response }: Visit): void {
  const timer = setInterval(
    () => response.socket?.write('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'),
    HINT_MS,
  );
  response.once('close', () => clearInterval(timer));
}

const HINT_MS = 10;
const text = ({ body: whole }: Reply) => String(whole);
const BOMB = gzipSync(Buffer.alloc(100 * MB));

/** Answers that are no answer, or none in time. */
export const BODIES: readonly Mode[] = [
  waits('hints-for-ever', hint),
  waits('silence', () => undefined),
  waits('slow-body', drip),
  waits('head-alone', (visit) =>
    visit.response.writeHead(200, ['content-type', 'application/json']).flushHeaders(),
  ),
  takes('body-50-mb', (visit) => stream(visit, 50 * MB), UNREADABLE),
  takes('body-8-mb', (visit) => stream(visit, 8 * MB), UNREADABLE),
  answers('body-deep', () => ({ body: '['.repeat(MB) + ']'.repeat(MB) })),
  answers('body-truncated', (reply) => ({ body: text(reply).slice(0, -5) })),
  answers('body-html', () => ({
    body: '<html>Down for maintenance</html>',
    headers: ['content-type', 'text/html'],
  })),
  answers('body-empty', () => ({ body: '' })),
  answers('body-null', () => ({ body: 'null' })),
  answers('body-list', () => ({ body: '[]' })),
  answers('body-text', () => ({ body: '"ok"' })),
  answers('body-latin-1', (reply) => ({
    body: Buffer.concat([Buffer.from(text(reply).slice(0, -1)), Buffer.from(',"n":"Caf\xe9"}', 'latin1')]),
  })),
  answers('status-204', () => ({ status: 204, body: '' })),
  answers('error-with-data', () => json(200, { error: 'core offline', data: [] })),
  answers('data-object', () => json(200, { data: {} })),
  answers('gzip', (reply) => ({
    body: gzipSync(reply.body),
    headers: [...reply.headers, 'content-encoding', 'gzip'],
  })),
  answers('gzip-bomb', (reply) => ({ body: BOMB, headers: [...reply.headers, 'content-encoding', 'gzip'] })),
  answers('encoding-unknown', (reply) => ({
    body: Buffer.from([1, 2, 3]),
    headers: [...reply.headers, 'content-encoding', 'zebra'],
  })),
  answers(
    'content-type-twice',
    (reply) => ({ headers: [...reply.headers, 'Content-Type', 'text/html'] }),
    {},
  ),
  takes('reset', ({ response }) => response.socket?.resetAndDestroy(), DOWN),
  takes('closed', ({ response }) => response.socket?.end(), DOWN),
  takes(
    'reset-in-body',
    ({ response }) => {
      response.writeHead(200, ['content-type', 'application/json']);
      response.write('{"data":[', () => response.socket?.resetAndDestroy());
    },
    DOWN,
  ),
  takes(
    'length-too-long',
    (visit, reply) => raw(visit, `HTTP/1.1 200 OK\r\n${JSON_TYPE}\r\ncontent-length: 100000`, reply.body),
    DOWN,
  ),
  takes(
    'length-too-short',
    (visit, reply) => raw(visit, `HTTP/1.1 200 OK\r\n${JSON_TYPE}\r\ncontent-length: 5`, reply.body),
    nothing('INVALID_RESPONSE', 'UNAVAILABLE', 'CIRCUIT_OPEN'),
  ),
  takes(
    'length-twice',
    (visit, reply) =>
      raw(visit, `HTTP/1.1 200 OK\r\n${JSON_TYPE}\r\ncontent-length: 5\r\ncontent-length: 6`, reply.body),
    DOWN,
  ),
  takes(
    'chunks-malformed',
    (visit) => raw(visit, `HTTP/1.1 200 OK\r\n${JSON_TYPE}\r\ntransfer-encoding: chunked`, 'zz\r\n{}\r\n'),
    DOWN,
  ),
  takes('no-http', (visit) => raw(visit, 'SSH-2.0-OpenSSH_9.6'), DOWN),
  takes('head-1-mb', (visit) => raw(visit, `HTTP/1.1 200 OK\r\nx-long: ${'x'.repeat(MB)}`), DOWN),
  takes('status-999', (visit) => raw(visit, 'HTTP/1.1 999 Odd\r\ncontent-length: 0'), DOWN),
];
