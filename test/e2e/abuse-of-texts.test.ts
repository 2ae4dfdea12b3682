import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningGateway } from '../support/gateway.js';

describe('what callers write to a gateway with NODE_ENV=production', () => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await RunningGateway.start({ NODE_ENV: 'production' });
  });
  afterAll(() => gateway.stop());

  const send = async (body: object) => {
    const answer = await fetch(gateway.sandbox.graphql, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${gateway.sandbox.tokens.operator}`,
      },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, text, body: JSON.parse(text) };
  };

  it.each([
    [
      'operationName',
      { query: 'query A { __typename }', operationName: 'got invalid value '.repeat(14_000) },
      'operationName: required at most 255 characters, arrived 252000',
    ],
    [
      'a value',
      {
        query: 'query ($f: Int) { accounts(first: $f) { nodes { id } } }',
        variables: { f: 'got invalid value '.repeat(14_000) },
      },
      'Variable "$f" got an invalid value.',
    ],
  ])('a text that patterns would be slow on is not read by them: %s', async (_, body, message) => {
    const others = fetch(`${gateway.origin}/health/live`);
    const got = await send(body);
    expect(got.status).toBe(400);
    expect(got.body.errors).toMatchObject([{ message }]);
    expect((await others).status).toBe(200);
  });

  it('variables with more mistakes than are told are no fault of the gateway', async () => {
    const filter = Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`x${index}`, 1]));
    const query = 'query ($f: AccountFilter) { accounts(filter: $f) { nodes { id } } }';
    const got = await send({ query, variables: { f: filter } });
    const codes = new Set(got.body.errors.map((each: any) => each.extensions.code));
    expect([got.status, codes]).toEqual([400, new Set(['BAD_USER_INPUT'])]);
    expect(gateway.output()).not.toContain('unexpected error');
  });
});
