import { connect } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { portOf } from '../../../support/port-of.js';
import { AUTHORIZED, JSON_TYPE, lengthOf, listeningApp } from '../../../support/raw-http.js';

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
