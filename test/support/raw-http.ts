import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { type AppGiven, type AppUnderTest, appOver, KEY } from './app.js';
import { portOf } from './port-of.js';

export const BODY = '{"query":"{ __typename }"}';
export const AUTHORIZED = `authorization: Bearer ${KEY}`;
export const JSON_TYPE = 'content-type: application/json';

/** The bytes of one request: its first line, its headers, its body. */
export interface RawRequest {
  readonly start?: string;
  readonly headers?: readonly string[];
  readonly body?: string | Buffer;
}

export interface RawAnswer {
  readonly head: string;
  readonly status: number;
  /** Read as JSON where it is an object. */
  readonly body: any;
}

/** The app over fake sources, listening on a free port. */
export async function listeningApp(given: AppGiven = {}): Promise<AppUnderTest> {
  const under = await appOver(given);
  await under.app.listen({ host: '127.0.0.1', port: 0 });
  return under;
}

/** A POST of a body. `more` are further headers. */
export function posted(
  more: readonly string[],
  body: string | Buffer = BODY,
  type = JSON_TYPE,
): Required<Omit<RawRequest, 'start'>> {
  return { headers: ['host: x', AUTHORIZED, type, lengthOf(body), ...more], body };
}

/** A request without a body, such as `GET /graphql`. */
export function asked(start: string, ...more: readonly string[]): RawRequest {
  return { start: `${start} HTTP/1.1`, headers: ['host: x', AUTHORIZED, ...more], body: '' };
}

export function lengthOf(body: string | Buffer): string {
  return `content-length: ${Buffer.byteLength(body)}`;
}

/** The response to the bytes of one request, until the app closes the connection. */
export function exchange(app: FastifyInstance, request: RawRequest): Promise<RawAnswer> {
  const { start = 'POST /graphql HTTP/1.1', headers = [], body = BODY } = request;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(portOf(app.server.address()), '127.0.0.1', () => {
      socket.write([start, ...headers, 'connection: close', '', ''].join('\r\n'));
      socket.write(body);
    });
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.once('error', reject);
    socket.once('close', () => resolve(toAnswer(Buffer.concat(chunks).toString())));
  });
}

function toAnswer(bytes: string): RawAnswer {
  const [head = '', text = ''] = bytes.split('\r\n\r\n');
  return { head, status: Number(head.slice(9, 12)), body: text.startsWith('{') ? JSON.parse(text) : text };
}
