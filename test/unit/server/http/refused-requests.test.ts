import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import type { AppGiven } from '../../../support/app.js';
import {
  AUTHORIZED,
  asked,
  BODY,
  exchange,
  JSON_TYPE,
  lengthOf,
  listeningApp,
  posted,
  type RawRequest,
} from '../../../support/raw-http.js';

/** Without care, the number would arrive as 0.1. */
const ROUNDED = `{"query":"mutation ($data: JSONObject!) { updateUserData(input:
  { idempotencyKey: \\"k\\", id: \\"x\\", userData: $data }) { replayed } }",
  "variables":{"data":{"share":0.1000000000000000000001}}}`.replaceAll('\n', ' ');

describe('a request to a listening gateway', () => {
  let app: FastifyInstance;
  afterEach(() => app.close());

  const listening = async (given: AppGiven = {}) => {
    const under = await listeningApp(given);
    app = under.app;
    return under;
  };

  const latin1 = Buffer.from('{"query":"{ __typename }","variables":{"name":"Café"}}', 'latin1');
  const requestIdOf = (head: string) => /\r\nx-request-id: (\S+)/.exec(head)?.[1];

  it.each<[string, number, string, RawRequest]>([
    ['a body in gzip', 415, 'BAD_REQUEST', posted(['content-encoding: gzip'], gzipSync(BODY))],
    ['a body in brotli', 415, 'BAD_REQUEST', posted(['content-encoding: br'], brotliCompressSync(BODY))],
    ['a body in deflate', 415, 'BAD_REQUEST', posted(['content-encoding: deflate'], deflateSync(BODY))],
    ['another charset', 415, 'BAD_REQUEST', posted([], latin1, `${JSON_TYPE}; charset=iso-8859-1`)],
    ['a quoted charset', 415, 'BAD_REQUEST', posted([], BODY, `${JSON_TYPE}; charset="utf-16"`)],
    ['a body that is not UTF-8', 400, 'BAD_REQUEST', posted([], latin1)],
    [
      'a transfer coding',
      501,
      'BAD_REQUEST',
      { headers: ['host: x', AUTHORIZED, JSON_TYPE, 'transfer-encoding: gzip, chunked'], body: '0\r\n\r\n' },
    ],
    ['two Host headers', 400, 'BAD_REQUEST', posted(['host: y'])],
    ['two equal Host headers', 400, 'BAD_REQUEST', posted(['Host: x'])],
    [
      'an invalid Host header',
      400,
      'BAD_REQUEST',
      { ...posted([]), headers: ['host: a b', AUTHORIZED, JSON_TYPE, lengthOf(BODY)] },
    ],
    [
      'a Host header with a user',
      400,
      'BAD_REQUEST',
      { ...posted([]), headers: ['host: a@b', AUTHORIZED, JSON_TYPE, lengthOf(BODY)] },
    ],
    [
      'no Host header',
      400,
      'BAD_REQUEST',
      { ...posted([]), headers: [AUTHORIZED, JSON_TYPE, lengthOf(BODY)] },
    ],
    ['two keys', 400, 'BAD_REQUEST', posted(['authorization: Bearer other'])],
    ['two media types', 400, 'BAD_REQUEST', posted(['content-type: text/plain'])],
    ['two idempotency keys', 400, 'BAD_REQUEST', posted(['idempotency-key: a', 'idempotency-key: b'])],
    ['two lengths', 400, 'BAD_REQUEST', posted(['content-length: 1'])],
    ['a length and a transfer coding', 400, 'BAD_REQUEST', posted(['transfer-encoding: chunked'])],
    ['an expectation', 417, 'BAD_REQUEST', posted(['expect: 200-maybe'])],
    ['no accepted type', 406, 'BAD_REQUEST', posted(['accept: text/html, application/json;q=0'])],
    ['an array', 400, 'BAD_REQUEST', posted([], '[{"query":"{ __typename }"}]')],
    ['an empty object', 400, 'BAD_REQUEST', posted([], '{}')],
    ['a query that is an object', 400, 'BAD_REQUEST', posted([], '{"query":{"kind":"Document"}}')],
    ['variables that are a text', 400, 'BAD_REQUEST', posted([], '{"query":"{ a }","variables":"{}"}')],
    ['a number that would be rounded', 400, 'BAD_USER_INPUT', posted([], ROUNDED)],
    ['no body', 400, 'BAD_REQUEST', { headers: ['host: x', AUTHORIZED, 'content-length: 0'], body: '' }],
    ['a subscription', 400, 'GRAPHQL_VALIDATION_FAILED', posted([], '{"query":"subscription { a }"}')],
    [
      'a subscription that is not selected',
      400,
      'GRAPHQL_VALIDATION_FAILED',
      posted([], '{"query":"query A { __typename } subscription B { a }","operationName":"A"}'),
    ],
    ['a subscription by GET', 400, 'GRAPHQL_VALIDATION_FAILED', asked('GET /graphql?query=subscription{a}')],
    ['two queries by GET', 400, 'BAD_REQUEST', asked('GET /graphql?query={a}&query={b}')],
    ['a media type by GET', 415, 'BAD_REQUEST', asked('GET /graphql?query={a}', 'content-type: text/plain')],
    [
      'variables by GET that are not UTF-8',
      400,
      'BAD_REQUEST',
      asked('GET /graphql?query={__typename}&variables={"a":"Caf%E9"}'),
    ],
    ['PUT', 405, 'BAD_REQUEST', asked('PUT /graphql')],
    ['PATCH', 405, 'BAD_REQUEST', asked('PATCH /graphql')],
    ['DELETE', 405, 'BAD_REQUEST', asked('DELETE /graphql')],
    ['TRACE', 405, 'BAD_REQUEST', asked('TRACE /graphql')],
    ['OPTIONS without CORS', 405, 'BAD_REQUEST', asked('OPTIONS /graphql')],
    ['PROPFIND', 405, 'BAD_REQUEST', asked('PROPFIND /graphql')],
    [
      'a form by PUT',
      405,
      'BAD_REQUEST',
      {
        ...posted([], 'a=b', 'content-type: application/x-www-form-urlencoded'),
        start: 'PUT /graphql HTTP/1.1',
      },
    ],
    ['PUT of the metrics', 405, 'BAD_REQUEST', asked('PUT /metrics')],
    ['POST of the health', 405, 'BAD_REQUEST', asked('POST /health/live', 'content-length: 0')],
    ['an address below', 404, 'NOT_FOUND', asked('POST /graphql/x', 'content-length: 0')],
    ['a version of a route', 404, 'NOT_FOUND', asked('GET /nowhere', 'accept-version: 1.x')],
    ['the root', 404, 'NOT_FOUND', asked('GET /')],
    ['an address that cannot be decoded', 400, 'BAD_REQUEST', asked('GET /graphql%zz')],
  ])('is refused in the shape of GraphQL with a request id: %s', async (_, status, code, sent) => {
    const { lines } = await listening();

    const answer = await exchange(app, sent);

    expect(answer.status).toBe(status);
    expect(answer.body.errors).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/\S/),
        extensions: { code, retryable: false, requestId: requestIdOf(answer.head) },
      }),
    ]);
    expect(answer.head).toMatch(/\r\ncontent-type: application\/json; charset=utf-8/i);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('names the methods of the address', async () => {
    await listening();

    const [graphql, metrics] = await Promise.all([
      exchange(app, asked('DELETE /graphql')),
      exchange(app, asked('DELETE /metrics?x')),
    ]);

    expect(graphql.head).toMatch(/\r\nallow: GET, POST\r\n/);
    expect(metrics.head).toMatch(/\r\nallow: GET, HEAD\r\n/);
  });

  it('says that it reads no coding of a body', async () => {
    await listening();

    const answer = await exchange(app, posted(['content-encoding: gzip'], gzipSync(BODY)));

    expect(answer.head).toMatch(/\r\naccept-encoding: identity\r\n/);
  });

  it('executes nothing for a client that accepts no response', async () => {
    const { open } = await listening();

    await exchange(app, posted(['accept: image/png']));

    expect(open).not.toHaveBeenCalled();
  });

  it.each([
    [],
    ['accept: */*'],
    ['accept: application/*;q=0.1, text/html'],
    ['accept: application/json; charset=utf-8'],
    ['accept: application/graphql-response+json'],
    ['accept-encoding: gzip'],
    ['content-encoding: identity'],
    ['x-forwarded-for: 10.0.0.1', 'x-forwarded-for: 10.0.0.2'],
    ['accept-version: 1.x'],
  ])('is answered with the headers %j %j', async (...more) => {
    await listening();

    const answer = await exchange(app, posted(more.filter((each) => each !== undefined)));

    expect(answer.status).toBe(200);
    expect(answer.body.data).toEqual({ __typename: 'Query' });
  });

  it.each([JSON_TYPE, `${JSON_TYPE}; charset=utf-8`, `${JSON_TYPE};charset="UTF-8"`])(
    'is answered with a body as %s',
    async (type) => {
      await listening();

      const answer = await exchange(app, posted([], BODY, type));

      expect(answer.body.data).toEqual({ __typename: 'Query' });
    },
  );

  it.each(['x', 'x:4000', '127.0.0.1', '[::1]:4000', 'gate_way.example.com'])(
    'is answered to the host %s',
    async (host) => {
      await listening();

      const answer = await exchange(app, {
        ...posted([]),
        headers: [`host: ${host}`, AUTHORIZED, JSON_TYPE, lengthOf(BODY)],
      });

      expect(answer.status).toBe(200);
    },
  );

  it('needs no Host header in HTTP/1.0', async () => {
    await listening();

    const answer = await exchange(app, { start: 'GET /health/live HTTP/1.0', headers: [], body: '' });

    expect(answer.status).toBe(200);
  });

  it('checks the host that a trusted proxy forwards', async () => {
    await listening({ http: { trustProxy: true } });

    const answer = await exchange(app, posted(['x-forwarded-host: a b']));

    expect(answer.status).toBe(400);
  });

  it('reads the token of a caller from one header alone', async () => {
    await listening({ callerHeaders: ['X-Linker-Token'] });

    const answer = await exchange(app, posted(['x-linker-token: one', 'x-linker-token: two']));

    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].message).toContain('x-linker-token');
  });
});
