import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpServer, type HttpOptions } from '../../../../src/server/http/http-server.js';
import { portOf } from '../../../support/port-of.js';

describe('createHttpServer', () => {
  let app: ReturnType<typeof createHttpServer>;
  afterEach(() => app.close());

  const served = async (options: Partial<HttpOptions> = {}) => {
    app = createHttpServer({ tls: null, trustProxy: false, ...options });
    app.get('/ip', (request) => ({ ip: request.ip, protocol: request.protocol }));
    app.post('/body', (request) => ({ body: request.body }));
    await app.listen({ host: '127.0.0.1', port: 0 });
    return portOf(app.server.address());
  };

  /** What comes back to raw bytes until the server ends the connection. */
  const exchange = (port: number, bytes: string) =>
    new Promise<string>((resolve) => {
      let answer = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
      socket.on('data', (chunk) => (answer += chunk));
      socket.once('close', () => resolve(answer));
      socket.once('error', () => undefined);
    });

  it.each([
    ['400', 'no http at all\r\n\r\n'],
    ['431', `GET /ip HTTP/1.1\r\nhost: x\r\nx-long: ${'a'.repeat(17_000)}\r\n\r\n`],
    ['431', `GET /ip?${'a'.repeat(17_000)} HTTP/1.1\r\nhost: x\r\n\r\n`],
  ])('answers %s in the shape of GraphQL to what is no request it takes', async (status, bytes) => {
    const answer = await exchange(await served(), bytes);

    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain("content-security-policy: default-src 'none'");
    expect(answer).toMatch(/x-request-id: [\w-]{36}/);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({
      errors: [{ extensions: { code: 'BAD_REQUEST', retryable: false } }],
    });
  });

  it('gives headers ten seconds and bodies thirty', async () => {
    await served();

    expect(app.server).toMatchObject({ headersTimeout: 10_000, requestTimeout: 30_000, timeout: 60_000 });
  });

  it('takes no bodies of plain text', async () => {
    await served();
    const headers = { 'content-type': 'text/plain' };

    const answer = await app.inject({ method: 'POST', url: '/body', headers, payload: '{}' });

    expect(answer.statusCode).toBe(415);
  });

  it.each([
    [false, '127.0.0.1', 'http'],
    [true, '192.0.2.7', 'https'],
    [['127.0.0.1'], '192.0.2.7', 'https'],
    [['10.0.0.0/8'], '127.0.0.1', 'http'],
  ])('with trustProxy %j takes requests to come from %s over %s', async (trustProxy, ip, protocol) => {
    await served({ trustProxy });
    const headers = { 'x-forwarded-for': '192.0.2.7', 'x-forwarded-proto': 'https' };

    const answer = await app.inject({ url: '/ip', headers });

    expect(answer.json()).toEqual({ ip, protocol });
  });
});
