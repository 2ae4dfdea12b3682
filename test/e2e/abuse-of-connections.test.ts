import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningGateway } from '../support/gateway.js';

describe('connections to a gateway with NODE_ENV=production', () => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await RunningGateway.start({ NODE_ENV: 'production' });
  });
  afterAll(() => gateway.stop());

  it('slow senders are not waited for', async () => {
    const { hostname, port } = new URL(gateway.origin);
    const authorization = `authorization: Bearer ${gateway.sandbox.tokens.operator}`;
    const start = `POST /graphql HTTP/1.1\r\nhost: localhost\r\n${authorization}\r\n`;
    /** What comes back when nothing follows those bytes, until the gateway ends the connection. */
    const hold = (bytes: string) =>
      new Promise<string>((resolve, reject) => {
        let answer = '';
        const socket = connect(Number(port), hostname, () => socket.write(bytes));
        socket.on('data', (chunk) => (answer += chunk));
        socket.once('close', () => resolve(answer));
        socket.once('error', reject);
      });

    const answers = await Promise.all([
      hold(start),
      hold(`${start}content-type: application/json\r\ncontent-length: 100\r\n\r\n{"query":`),
    ]);

    expect(answers.map((answer) => answer.slice(0, 12))).toEqual(['HTTP/1.1 408', 'HTTP/1.1 408']);
  }, 60_000);

  it.each(['TRACE', 'PUT', 'DELETE', 'PATCH'])('%s is no method here', async (method) => {
    const status = await new Promise<number>((resolve, reject) => {
      const headers = { authorization: `Bearer ${gateway.sandbox.tokens.operator}` };
      const sent = request(gateway.sandbox.graphql, { method, headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      sent.once('error', reject);
      sent.end();
    });

    expect([404, 405]).toContain(status);
  });
});

describe('a caller who asks for too much within a minute', () => {
  it('is told when to come back, and others are not kept waiting', async () => {
    const gateway = await RunningGateway.start({ NODE_ENV: 'production' });
    const dear = '{ transfers(first: 100) { nodes { source { __typename } destination { __typename } } } }';
    const ask = (token: string) =>
      fetch(gateway.sandbox.graphql, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({
          query: `{ ${Array.from({ length: 5 }, (_, i) => `t${i}: ${dear.slice(2, -2)}`).join(' ')} }`,
        }),
      });
    const { operator, analyst } = gateway.sandbox.tokens;

    const answers: Response[] = [];
    while (answers.length < 60 && answers.at(-1)?.status !== 429) answers.push(await ask(operator));
    const refused = answers.at(-1);

    expect(refused?.status).toBe(429);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused?.json()).toMatchObject({
      errors: [
        { extensions: { code: 'RATE_LIMITED', retryable: true, retryAfterSeconds: expect.any(Number) } },
      ],
    });
    expect((await ask(analyst)).status).toBe(200);
    await gateway.stop();
  }, 120_000);
});
