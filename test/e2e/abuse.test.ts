import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningGateway } from '../support/gateway.js';

interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly body: any;
  readonly text: string;
}

describe('attacks on a gateway with NODE_ENV=production', () => {
  let gateway: RunningGateway;
  const table: string[] = [];
  beforeAll(async () => {
    gateway = await RunningGateway.start({ NODE_ENV: 'production' });
  });
  afterAll(async () => {
    process.stdout.write(`${table.join('\n')}\n`);
    await gateway.stop();
  });

  const send = async (init: RequestInit & { readonly search?: string }): Promise<Got> => {
    const { search = '', ...rest } = init;
    const answer = await fetch(`${gateway.sandbox.graphql}${search}`, {
      method: 'POST',
      ...rest,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${gateway.sandbox.tokens.operator}`,
        ...rest.headers,
      },
    });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      body: text.startsWith('{') ? JSON.parse(text) : null,
    };
  };
  const ask = (query: string, variables: object = {}) => send({ body: JSON.stringify({ query, variables }) });
  const note = (attack: string, { status, body }: Got) => {
    const error = body?.errors?.[0];
    table.push(
      `${attack.padEnd(34)} ${status} ${error?.extensions.code ?? 'ok'}: ${error?.message ?? ''}`.slice(
        0,
        150,
      ),
    );
  };
  const many = (count: number, make: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => make(i)).join(' ');

  it.each([
    ['alias overload', `{ ${many(101, (i) => `a${i}: __typename`)} }`, 'aliases'],
    [
      'alias overload through fragments',
      `{ ...A ...B } fragment A on Query { ${many(26, (i) => `a${i}: __typename`)} } fragment B on Query { ...A ${many(26, (i) => `b${i}: __typename`)} }`,
      'aliases',
    ],
    ['directive overload', `{ __typename ${'@include(if: true) '.repeat(60)} }`, ''],
    ['unknown directives', `{ __typename ${'@aa'.repeat(60)} }`, ''],
    ['field duplication', `{ ${'viewer { subject } '.repeat(40)} }`, 'fields at the root'],
    ['token overload', `{ ${'viewer { subject } '.repeat(3000)} }`, 'token'],
    [
      'deep nesting',
      `{ accounts { nodes { business ${'{ accounts { nodes { business '.repeat(6)}{ id }${' } } }'.repeat(6)} } } }`,
      'depth',
    ],
    ['circular fragments', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }', 'spread'],
    [
      'fragments that double 30 times',
      `{ ...F0 } ${many(30, (i) => `fragment F${i} on Query { ...F${i + 1} ... { ...F${i + 1} } }`)} fragment F30 on Query { __typename }`,
      'fewer selections',
    ],
    [
      'circular introspection',
      '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }',
      '',
    ],
    ['introspection', '{ __schema { types { name } } }', 'introspection'],
    ['introspection of a type', '{ __type(name: "Query") { name } }', 'introspection'],
    [
      'a text of comments',
      `{ __typename }${'#\n'.repeat(60_000)}`,
      'at most 100000 characters, arrived 120014',
    ],
    [
      'deep lists',
      `{ accounts(filter: { search: ${'['.repeat(2400)}${']'.repeat(2400)} }) { nodes { id } } }`,
      '',
    ],
  ])('%s is refused before anything is executed', async (attack, query, word) => {
    const got = await ask(query);
    note(attack, got);

    expect(got.status).toBe(400);
    expect(got.body).not.toHaveProperty('data');
    expect(got.text.toLowerCase()).toContain(word);
    expect(got.text).not.toMatch(/Did you mean|at \w+ \(|node_modules|apollo|call stack/i);
  });

  it('lists within lists are refused by what they cost', async () => {
    const got = await ask('{ accounts(first: 100) { nodes { transactions(first: 100) { nodes { id } } } } }');
    note('lists within lists', got);

    expect(got.body.errors[0].extensions).toMatchObject({
      code: 'COST_LIMIT_EXCEEDED',
      requested: 12_131,
      limit: 5000,
    });
  });

  it.each([
    ['a field', '{ acounts { nodes { id } } }', {}],
    ['a field below', '{ accounts { nodes { idd } } }', {}],
    ['an argument', '{ accounts(frist: 1) { nodes { id } } }', {}],
    ['a type', '{ node(id: "x") { ... on Acount { id } } }', {}],
    [
      'an input field',
      'query ($f: TransferFilter) { transfers(filter: $f) { nodes { id } } }',
      { f: { status: [] } },
    ],
    [
      'an enum value',
      'query ($f: TransferFilter) { transfers(filter: $f) { nodes { id } } }',
      { f: { statuses: ['COMPLETE'] } },
    ],
    ['an enum value in the text', '{ transfers(filter: { statuses: [COMPLETE] }) { nodes { id } } }', {}],
  ])('nothing is suggested for a misspelt %s', async (what, query, variables) => {
    const got = await ask(query, variables);
    note(`suggestion of ${what}`, got);

    expect(got.status).toBe(400);
    expect(got.text).not.toContain('Did you mean');
  });

  it('batches are not taken', async () => {
    const got = await send({ body: JSON.stringify(Array(10).fill({ query: '{ __typename }' })) });
    note('batch', got);

    expect(got.status).toBe(400);
    expect(got.body).not.toHaveProperty('data');
  });

  it('mutations by GET change nothing', async () => {
    const query = 'mutation { suspendCard(input: { idempotencyKey: "k", id: "x" }) { replayed } }';
    const got = await send({ method: 'GET', search: `?query=${encodeURIComponent(query)}` });
    note('mutation by GET', got);

    expect(got.status).toBe(405);
    expect(got.body).not.toHaveProperty('data');
  });

  it.each([
    ['application/x-www-form-urlencoded', `query=${encodeURIComponent('{ __typename }')}`],
    [
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="query"\r\n\r\n{ __typename }\r\n--x--',
    ],
    ['text/plain', JSON.stringify({ query: '{ __typename }' })],
  ])('bodies that a page can send without asking are not taken: %s', async (type, body) => {
    const got = await send({ body, headers: { 'content-type': type } });
    note(type.split(';')[0] ?? type, got);

    expect(got.status).toBe(415);
  });

  it('requests without a key get nowhere, by any method', async () => {
    const answers = await Promise.all(
      ['GET', 'POST'].map((method) =>
        fetch(`${gateway.sandbox.graphql}?query={__typename}`, { method, headers: { cookie: 'session=1' } }),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
  });

  it('asking for a trace brings none, and no page of another house', async () => {
    const got = await send({
      body: JSON.stringify({ query: '{ viewer { subject } }', extensions: { tracing: true } }),
      headers: { 'apollo-federation-include-trace': 'ftv1', 'x-apollo-tracing': '1' },
    });
    const page = await send({ method: 'GET', headers: { accept: 'text/html' } });
    note('trace', got);

    expect(Object.keys(got.body.extensions)).toEqual(['cost']);
    expect(page.text).not.toContain('<html');
    expect(page.status).toBeGreaterThanOrEqual(400);
  });

  it('GraphiQL is not there', async () => {
    const answer = await fetch(`${gateway.origin}/graphiql`);

    expect(answer.status).toBe(404);
  });

  it('what breaks inside comes out without a trace of it', async () => {
    const got = await send({ body: '{"query": "{ __typename }", "variables": {"__proto__": {"a": 1}}}' });
    note('prototype in the body', got);

    expect(got.status).toBe(400);
    expect(got.text).not.toMatch(/at \w+ \(|node_modules|stack/);
  });

  it('a body that is too large is not read to its end', async () => {
    const got = await send({ body: JSON.stringify({ query: '{ __typename }', x: 'a'.repeat(1024 * 1024) }) });
    note('body of more than 1 MiB', got);

    expect(got.status).toBe(413);
  });

  it('too many ids are not looked for', async () => {
    const got = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array(101).fill('a') });
    note('101 ids', got);

    expect(got.body.errors[0]).toMatchObject({
      message: 'variables.ids: required at most 100 entries, arrived 101',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});
