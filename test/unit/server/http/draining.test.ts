import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { describe, expect, it, vi } from 'vitest';
import { readTls } from '../../../../src/server/http/tls.js';
import type { AppUnderTest } from '../../../support/app.js';
import { CERTIFICATE_A } from '../../../support/certificates.js';
import { newFolder } from '../../../support/configuration.js';
import { manualClock } from '../../../support/manual-clock.js';
import { portOf } from '../../../support/port-of.js';
import {
  AUTHORIZED,
  asked,
  BODY,
  exchange,
  JSON_TYPE,
  lengthOf,
  listeningApp,
} from '../../../support/raw-http.js';

describe('a request on an open connection', () => {
  it('is refused with 503 while the gateway shuts down, and a running one finishes', async () => {
    let finish = () => {};
    const accounts = vi.fn(
      () =>
        new Promise<never>((_, reject) => {
          finish = () => reject(new Error('over'));
        }),
    );
    const { app } = await listeningApp({ sources: { accounts } });
    const query = JSON.stringify({ query: '{ accounts { nodes { id } } }' });
    const first = ['POST /graphql HTTP/1.1', 'host: x', AUTHORIZED, JSON_TYPE, lengthOf(query), '', query];
    const second = ['GET /health/live HTTP/1.1', 'host: x', 'x-request-id: r-2', '', ''];
    const socket = connect(portOf(app.server.address()), '127.0.0.1', () => socket.write(first.join('\r\n')));
    let answers = '';
    socket.on('data', (chunk) => (answers += chunk));
    const ended = new Promise((resolve) => socket.once('close', resolve));
    await vi.waitFor(() => expect(accounts).toHaveBeenCalled());

    const arrived = new Promise((resolve) => app.server.once('request', resolve));
    const closed = app.close();
    socket.write(second.join('\r\n'));
    await arrived;
    finish();
    await Promise.all([closed, ended]);

    expect(answers).toMatch(/^HTTP\/1.1 200 /);
    const refused = answers.slice(answers.lastIndexOf('HTTP/1.1'));
    expect(refused).toMatch(/^HTTP\/1.1 503 [^]*\r\nretry-after: 1\r\n/);
    expect(JSON.parse(refused.split('\r\n\r\n')[1] ?? '')).toMatchObject({
      errors: [{ extensions: { code: 'SHUTTING_DOWN', retryable: true, requestId: 'r-2' } }],
    });
  });
});

const LIVE = 'GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n';

/** An open connection and everything that arrives on it. */
async function connected({ app }: AppUnderTest, bytes = ''): Promise<{ socket: Socket; read: () => string }> {
  const socket = connect(portOf(app.server.address()), '127.0.0.1');
  await once(socket, 'connect');
  let text = '';
  socket.on('data', (chunk) => (text += chunk)).on('error', () => undefined);
  if (bytes !== '') socket.write(bytes);
  return { socket, read: () => text };
}

function ending(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => resolve()));
}

/** An operation that runs until it is told to end. */
function heldOperation() {
  let finish = () => {};
  const accounts = vi.fn(
    () =>
      new Promise<never>((_, reject) => {
        finish = () => reject(new Error('over'));
      }),
  );
  const body = JSON.stringify({ query: '{ accounts { nodes { id } } }' });
  const head = ['POST /graphql HTTP/1.1', 'host: x', AUTHORIZED, JSON_TYPE, lengthOf(body), '', ''];
  return { accounts, bytes: head.join('\r\n') + body, finish: () => finish() };
}

describe('the shutdown of a gateway', () => {
  it('waits for no connection without a request: silent, idle, or with the start of a request', async () => {
    const under = await listeningApp();
    const opened = once(under.app.server, 'connection');
    const silent = await connected(under);
    await opened;
    const idle = await connected(under, LIVE);
    await vi.waitFor(() => expect(idle.read()).toContain('{"status":"ok"}'));
    const started = await connected(under, 'POST /graphql HTTP/1.1\r\nhost: x\r\n');
    const ends = [silent, idle, started].map(({ socket }) => ending(socket));

    await under.draining.close(0);

    await expect(Promise.all(ends)).resolves.toHaveLength(3);
  });

  it('waits for no handshake of TLS and no silent connection over TLS', async () => {
    const folder = newFolder();
    const files = { cert: join(folder, 'tls.crt'), key: join(folder, 'tls.key') };
    writeFileSync(files.cert, CERTIFICATE_A.cert);
    writeFileSync(files.key, CERTIFICATE_A.key);
    const under = await listeningApp({ http: { tls: readTls(files) } });
    const handshake = await connected(under);
    const port = portOf(under.app.server.address());
    const accepted = once(under.app.server, 'secureConnection');
    const silent = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false });
    silent.on('error', () => undefined);
    await accepted;
    const ends = [handshake.socket, silent].map(ending);

    await under.draining.close(0);

    await expect(Promise.all(ends)).resolves.toHaveLength(2);
  });

  it('gives a request one second to arrive completely', async () => {
    const clock = manualClock();
    const under = await listeningApp({ clock });
    const head = ['POST /graphql HTTP/1.1', 'host: x', AUTHORIZED, JSON_TYPE, lengthOf(BODY), '', '{'];
    const arrived = once(under.app.server, 'request');
    const { socket } = await connected(under, head.join('\r\n'));
    await arrived;
    const end = ending(socket);

    const closed = under.draining.close(0);
    await clock.sleepers(1);
    clock.advance(1_000);
    await Promise.all([closed, end]);

    expect(clock.slept).toEqual([1_000]);
  });

  it('answers a running request, says that the connection ends with it, and ends it', async () => {
    const held = heldOperation();
    const under = await listeningApp({ sources: { accounts: held.accounts } });
    const { socket, read } = await connected(under, held.bytes);
    await vi.waitFor(() => expect(held.accounts).toHaveBeenCalled());
    const end = ending(socket);

    const closed = under.draining.close(0);
    held.finish();
    await Promise.all([closed, end]);

    expect(read()).toMatch(/^HTTP\/1.1 200 /);
    expect(read()).toMatch(/\r\nconnection: close\r\n/i);
    expect(read()).not.toMatch(/\r\nkeep-alive:/i);
  });

  it('is announced: for the time of grace it is not ready and answers requests as usual', async () => {
    const clock = manualClock();
    const under = await listeningApp({ clock });
    const closed = under.draining.close(5_000);
    await clock.sleepers(1);

    const ready = await exchange(under.app, asked('GET /health/ready'));
    const health = await exchange(under.app, asked('GET /health'));
    const live = await exchange(under.app, asked('GET /health/live'));
    const answer = await under.query('{ __typename }');
    clock.advance(5_000);
    await closed;

    expect([ready.status, health.status, live.status]).toEqual([503, 503, 200]);
    expect(ready.body).toEqual({ status: 'the gateway is shutting down' });
    expect(answer.json()).toMatchObject({ data: { __typename: 'Query' } });
    expect(answer.headers.connection).not.toBe('close');
  });

  it('has no time of grace where nothing listens', async () => {
    const clock = manualClock();
    const { draining } = await listeningApp({ clock });
    await draining.close(0);

    await draining.close(5_000);

    expect(clock.slept).not.toContain(5_000);
  });
});
