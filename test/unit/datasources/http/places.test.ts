import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Credentials } from '../../../../src/auth/credentials/credentials.js';
import { OPEN_MS } from '../../../../src/datasources/http/circuit.js';
import type { UpstreamOptions } from '../../../../src/datasources/http/client.js';
import { MAX_BODY_BYTES } from '../../../../src/datasources/http/exchange.js';
import type { Upstream, WriteRequest } from '../../../../src/datasources/http/upstream.js';
import type { Clock } from '../../../../src/domain/clock.js';
import { guard, newCall } from '../../../support/attempts.js';
import { noCredentials, upstreamError, useFarSide } from '../../../support/upstream.js';

const far = useFarSide();
/** `PLACES=10000 npx vitest run <this file>` makes a long run. */
const TIMES = Number(process.env['PLACES'] ?? 100);
const AT_ONCE = 50;
const WRITE = { method: 'POST', path: '/ach', body: { amount: '1.00' } } as const;
/** The clock is in such a hurry that a shorter limit passes at once. */
const NO_LIMIT_MS = 1e12;
/** Two places: if one way to fail kept a place, the third request would wait for ever. */
const LIMITS = { timeoutMs: NO_LIMIT_MS, maxConcurrent: 2, requestsPerSecond: 1_000_000 };

/** No deadline passes, and an open circuit lets the next request through. */
function hurriedClock(): Clock {
  let elapsedMs = 0;
  return {
    nowMs: () => 0,
    monotonicMs: () => {
      elapsedMs += OPEN_MS;
      return elapsedMs;
    },
    sleep: (_ms, signal) =>
      new Promise((_, reject) =>
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true }),
      ),
  };
}

/** Credentials that `sign` until `isWell` is set. */
const badUntilWell = (sign: () => Promise<Record<string, string>>) => {
  const state = { isWell: false };
  const credentials: Credentials = {
    ...noCredentials,
    sign: async () => (state.isWell ? { authorization: 'Bearer good' } : sign()),
  };
  return { state, credentials };
};

/** Fails `TIMES` times and returns what the errors say of `sent`. */
async function failTimes(fail: () => Promise<unknown>): Promise<Set<unknown>> {
  const sent = new Set<unknown>();
  for (let done = 0; done < TIMES; done += AT_ONCE) {
    const batch = Array.from({ length: AT_ONCE }, () =>
      fail().then(
        () => sent.add('answered'),
        (error: { sent?: unknown }) => sent.add(error.sent),
      ),
    );
    await Promise.all(batch);
  }
  return sent;
}

/** A good read and a good write for every place. */
async function passes(upstream: Upstream): Promise<void> {
  far.handle = (response) => response.end('{"ok":true}');
  const answers = await Promise.all(
    Array.from({ length: 4 }, (_, index) => [
      upstream.get(newCall(), `/account/a${index}`),
      upstream.send(newCall(), WRITE),
    ]).flat(),
  );
  expect(answers.map(({ body }) => body)).toEqual(Array.from({ length: 8 }, () => ({ ok: true })));
}

const open = ({ baseUrl = far.server.url, ...options }: Partial<UpstreamOptions> = {}) =>
  far.open(baseUrl, { limits: LIMITS, clock: hurriedClock(), ...options });

describe('a place is given back after', () => {
  it.each([
    ['credentials with a line break', async () => ({ authorization: 'Bearer a\r\nX-Evil: 1' })],
    ['credentials under a name that is none', async () => ({ 'a b': 'c' })],
    ['credentials that are empty', async () => ({ authorization: '' })],
    ['credentials beyond ASCII', async () => ({ authorization: 'Bearer ☃' })],
    ['credentials that cannot be read', () => Promise.reject(new Error('ENOENT'))],
  ] as const)('%s', async (_, sign) => {
    const { state, credentials } = badUntilWell(sign as () => Promise<Record<string, string>>);
    const upstream = open({ credentials });

    const sent = await failTimes(() => upstream.send(newCall(), WRITE));
    state.isWell = true;

    expect([...sent]).toEqual(['no']);
    expect(far.server.requests).toHaveLength(0);
    await passes(upstream);
  });

  it.each<readonly [string, Partial<WriteRequest>, unknown]>([
    ['a header that cannot be sent', { headers: { 'Idempotency-Key': 'k\r\n1' } }, 'no'],
    ['a header that belongs to the connection', { headers: { 'Transfer-Encoding': 'chunked' } }, 'no'],
    ['a path that leads elsewhere', { path: '/../x' }, 'no'],
    ['a guard that refuses', { guard: { ...guard, isOurs: async () => false } }, 'no'],
    [
      'a guard that cannot say',
      { guard: { ...guard, isOurs: () => Promise.reject(new Error('lost')) } },
      undefined,
    ],
    ['a guard whose time is over', { guard: { ...guard, notAfterMs: -1 } }, 'no'],
  ])('%s', async (_, more, expected) => {
    const upstream = open();

    const sent = await failTimes(() => upstream.send(newCall(), { ...WRITE, ...more }));

    expect([...sent]).toEqual([expected]);
    expect(far.server.requests).toHaveLength(0);
    await passes(upstream);
  });

  it('callers who have left before', async () => {
    const upstream = open();

    const sent = await failTimes(() => upstream.send(newCall({ signal: AbortSignal.abort() }), WRITE));

    expect([...sent]).toEqual(['no']);
    await passes(upstream);
  });

  it('callers who leave while their write is on its way', async () => {
    const upstream = open();
    far.handle = () => undefined;

    const sent = await failTimes(() => {
      const caller = new AbortController();
      const write = upstream.send(newCall({ signal: caller.signal }), WRITE);
      setImmediate(() => caller.abort());
      return write;
    });

    expect(sent).not.toContain('answered');
    await passes(upstream);
  });

  it.each<readonly [string, (response: ServerResponse) => void]>([
    ['connections that are reset', (response) => response.socket?.resetAndDestroy()],
    [
      'answers that are cut',
      (response) => response.socket?.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{'),
    ],
    ['answers that are not HTTP', (response) => response.socket?.end('garbage\r\n\r\n')],
    ['answers that are not JSON', (response) => response.end('<html>')],
    ['refusals', (response) => response.writeHead(422).end()],
    ['outages', (response) => response.writeHead(500).end()],
  ])('%s', async (_, answer) => {
    const upstream = open();
    far.handle = answer;

    const sent = await failTimes(() => upstream.send(newCall(), WRITE));

    expect(sent).not.toContain('answered');
    expect(sent).not.toContain('no');
    await passes(upstream);
  });

  it('answers that are too long', async () => {
    const upstream = open();
    const body = Buffer.alloc(MAX_BODY_BYTES + 1, '[');
    far.handle = (response) => response.end(body);

    await Promise.all(Array.from({ length: 5 }, () => upstreamError(upstream.send(newCall(), WRITE))));

    await passes(upstream);
  });

  it('connections that are refused', async () => {
    const port = await closedPort();
    const upstream = open({ baseUrl: `http://127.0.0.1:${port}` });

    const sent = await failTimes(() => upstream.send(newCall(), WRITE));
    const server = createServer((_request, response) => response.end('{"ok":true}')).listen(
      port,
      '127.0.0.1',
    );
    await once(server, 'listening');

    expect([...sent]).toEqual(['no']);
    await passes(upstream);
    server.closeAllConnections();
    server.close();
  });
});

/** A port on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
