import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { Pool } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { ExchangeFailure, exchange, MAX_BODY_BYTES } from '../../../../src/datasources/http/exchange.js';

const request = { method: 'GET', target: '/account', headers: {}, body: null };
const never = new AbortController().signal;
const open: Array<() => unknown> = [];

/** A server of bytes; `talk` has the socket once the whole request has arrived. */
async function serve(talk: (socket: Socket) => void): Promise<{ pool: Pool; server: Server }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => talk(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const pool = new Pool(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { bodyTimeout: 0 });
  open.push(
    () => pool.destroy(),
    () => server.close(),
  );
  return { pool, server };
}

async function failureOf(work: Promise<unknown>): Promise<ExchangeFailure> {
  return work.then(
    () => expect.unreachable('it gave an answer'),
    (error) => {
      expect(error).toBeInstanceOf(ExchangeFailure);
      return error;
    },
  );
}

afterEach(() => {
  for (const close of open.splice(0)) close();
});

describe('an exchange', () => {
  it('reads status, headers and body, past an early hint', async () => {
    const { pool } = await serve((socket) =>
      socket.end(
        'HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 2\r\n\r\n{}',
      ),
    );

    const answer = await exchange(pool, request, never);

    expect(answer).toMatchObject({ status: 200, oversized: false });
    expect(answer.headers['x-a']).toBe('1,2');
    expect(answer.body.toString()).toBe('{}');
  });

  it('has not begun when the connection is refused', async () => {
    const { pool, server } = await serve(() => undefined);
    server.close();
    await once(server, 'close');

    expect(await failureOf(exchange(pool, request, never))).toMatchObject({ begun: false, aborted: false });
  });

  it('has begun when the connection is cut before an answer', async () => {
    const { pool } = await serve((socket) => socket.resetAndDestroy());

    expect(await failureOf(exchange(pool, request, never))).toMatchObject({ begun: true, aborted: false });
  });

  it('gives no answer when the body is cut short', async () => {
    const { pool } = await serve((socket) =>
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"a":'),
    );

    expect(await failureOf(exchange(pool, request, never))).toMatchObject({ begun: true, aborted: false });
  });

  it('cuts a body that drips when the signal ends', async () => {
    const deadline = new AbortController();
    let dripping = (_socket: Socket) => {};
    const drips = new Promise<Socket>((resolve) => {
      dripping = resolve;
    });
    const { pool } = await serve((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{');
      dripping(socket);
    });
    const failure = failureOf(exchange(pool, request, deadline.signal));
    const socket = await drips;
    const closed = new Promise((resolve) => socket.once('close', resolve));

    deadline.abort();

    expect(await failure).toMatchObject({ begun: true, aborted: true });
    await closed;
  });

  it('sends nothing with a signal that has ended', async () => {
    let arrived = false;
    const { pool } = await serve(() => {
      arrived = true;
    });

    expect(await failureOf(exchange(pool, request, AbortSignal.abort()))).toMatchObject({ begun: false });
    await pool.close();

    expect(arrived).toBe(false);
  });

  it('stops reading a body that is too long', async () => {
    const { pool } = await serve((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${MAX_BODY_BYTES * 4}\r\n\r\n`);
      socket.write(Buffer.alloc(MAX_BODY_BYTES + 1, '['));
    });

    expect(await exchange(pool, request, never)).toMatchObject({ status: 200, oversized: true });
  });

  it('reads a body of exactly the largest size, and none that has a byte more', async () => {
    const talk = (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n{"a":10}');
    const within = await serve(talk);
    const beyond = await serve(talk);

    expect(await exchange(within.pool, request, never, { maxBodyBytes: 8 })).toMatchObject({
      oversized: false,
    });
    expect(await exchange(beyond.pool, request, never, { maxBodyBytes: 7 })).toMatchObject({
      oversized: true,
    });
  });
});
