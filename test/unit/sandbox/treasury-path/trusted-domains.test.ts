import { describe, expect, it } from 'vitest';
import type { Row } from '../answer.js';
import { type Bank, useBank } from './bank.js';

let bank: Bank;
useBank((opened) => {
  bank = opened;
});

const MUTATION = `mutation($domains: [String!]!) {
  upsertTrustedDomainConfig(input: { domains: $domains }) {
    trustedDomainConfig { id domains }
    errors { field messages }
  }
}`;
const ask = async (query: string, more: Row = {}): Promise<Row> => {
  const { status, body } = await bank.call('POST', '/graphql', { body: { query, ...more } });
  return { status, ...body };
};
const upsert = async (domains: unknown): Promise<Row> => {
  const { data } = await ask(MUTATION, { variables: { domains } });
  return data.upsertTrustedDomainConfig;
};
const kept = async (): Promise<unknown> => (await bank.command({ action: 'inventory' }))['trustedDomains'];

describe('the mutation for trusted domains', () => {
  it('replaces the whole list under one id, duplicates collapsed', async () => {
    const first = await upsert(['app.orchard.example', '*.staging.orchard.example', 'app.orchard.example']);
    const second = await upsert(['localhost']);

    expect(first).toEqual({
      trustedDomainConfig: {
        id: expect.any(String),
        domains: ['app.orchard.example', '*.staging.orchard.example'],
      },
      errors: [],
    });
    expect(second['trustedDomainConfig']).toEqual({
      id: first['trustedDomainConfig'].id,
      domains: ['localhost'],
    });
    expect(await kept()).toEqual(['localhost']);
  });

  it('takes its input inline, under other names and in parts', async () => {
    const { data } = await ask(`
      # what the operations team keeps
      mutation Trust { kept: upsertTrustedDomainConfig(input: {domains: ["a.example", "*.b.example"]}) {
        __typename trustedDomainConfig { list: domains } } }`);

    expect(data).toEqual({
      kept: {
        __typename: 'UpsertTrustedDomainConfigPayload',
        trustedDomainConfig: { list: ['a.example', '*.b.example'] },
      },
    });
  });

  it('takes an empty list, which trusts nobody', async () => {
    expect((await upsert([]))['trustedDomainConfig'].domains).toEqual([]);
    expect(await kept()).toEqual([]);
  });

  it('refuses more than fifty domains with messages at 200, and keeps what was there', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => `h${index}.example`);

    expect((await upsert(many(50)))['errors']).toEqual([]);
    expect(await upsert(many(51))).toEqual({
      trustedDomainConfig: null,
      errors: [{ field: 'domains', messages: ['is too long (maximum is 50)'] }],
    });
    expect(await kept()).toHaveLength(50);
  });

  it.each([
    'https://app.example',
    'app.example:443',
    'app.example/x',
    'App.example',
    'a.*.example',
    '*.example',
    '*',
    '',
    ' ',
    'a b.example',
    '-a.example',
    'user@a.example',
  ])('refuses %j as a domain', async (domain) => {
    const { trustedDomainConfig, errors } = await upsert([domain]);

    expect(trustedDomainConfig).toBeNull();
    expect(errors).toEqual([
      { field: 'domains', messages: [`contains an invalid domain: ${JSON.stringify(domain)}`] },
    ]);
  });
});

describe('a GraphQL request that can not be run', () => {
  it.each([
    ['mutation {', 'Syntax Error: Unexpected <EOF>.'],
    ['mutation { ~ }', 'Syntax Error: Unexpected character at 11.'],
    ['{ trustedDomainConfig { id } }', 'Schema is not configured to execute query operations.'],
    ['mutation { dropEverything }', 'Cannot query field "dropEverything" on type "Mutation".'],
    [MUTATION, 'Variable "$domains" of required type "[String!]!" was not provided.'],
    [
      'mutation { upsertTrustedDomainConfig(input: {domains: $d}) { errors { field } } }',
      'Variable "$d" is not defined.',
    ],
    [
      'mutation { upsertTrustedDomainConfig(input: {domains: ["a.example"]}) { errors } }',
      'Field "errors" of type "Error" must have a selection of subfields.',
    ],
    [
      'mutation { upsertTrustedDomainConfig { errors { field } } }',
      'Argument "input" of "upsertTrustedDomainConfig" must have "domains" of type "[String!]!".',
    ],
    ['mutation A { __typename } mutation B { __typename }', 'Must provide operation name'],
  ])('has top-level errors: %s', async (query, message) => {
    const answer = await ask(query);

    expect(answer).toEqual({ status: 200, errors: [{ message: expect.stringContaining(message) }] });
    expect(await kept()).toBeNull();
  });

  it('is 400 without a query, and runs the operation that is named', async () => {
    const bare = await bank.call('POST', '/graphql', { body: {} });
    const named = await ask('mutation A { __typename } mutation B { b: __typename }', { operationName: 'B' });

    expect([bare.status, bare.body]).toEqual([400, { errors: [{ message: 'Must provide query string.' }] }]);
    expect(named['data']).toEqual({ b: 'Mutation' });
  });
});
