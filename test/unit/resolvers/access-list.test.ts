import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { authorizationPage } from '../../../scripts/docs/authorization.js';
import { listAccess, SCOPE_OF_KIND } from '../../../src/resolvers/index.js';
import { gatewaySchema } from '../../support/execute.js';

const SMALL = `
  interface Node { id: ID! }
  type PageInfo { endCursor: String }
  type Card implements Node { id: ID! label: String limits: Limits maker: Maker }
  type Limits { most: Int card: Card }
  type Account implements Node { id: ID! cards: CardConnection }
  type CardConnection { edges: [CardEdge!]! nodes: [Card!]! pageInfo: PageInfo! }
  type CardEdge { cursor: String! node: Card! }
  type IssueCardPayload { card: Card }
  union Maker = Limits | Account
  type Query { name: String card: Card }
  type Mutation { issueCard: IssueCardPayload }
`;

const namesOf = (schema: GraphQLSchema) => listAccess(schema).map(({ type, field }) => `${type}.${field}`);

describe('what the fields of a schema ask of their callers', () => {
  it('is to be said of queries, mutations, and what leads from an object to another', () => {
    const access = listAccess(buildSchema(SMALL));

    expect(access.map(({ type, field }) => `${type}.${field}`)).toEqual([
      'Account.cards',
      'Card.maker',
      'Limits.card',
      'Mutation.issueCard',
      'Query.card',
      'Query.name',
    ]);
    expect(access.every((each) => each.access === null)).toBe(true);
  });

  it('is said of each, in the gateway’s schema', async () => {
    const schema = await gatewaySchema();

    expect(listAccess(schema).filter(({ access }) => access === null)).toEqual([]);
    expect(namesOf(schema)).toContain('Transfer.operation');
    expect(namesOf(schema)).toContain('Account.accountNumber');
    expect(namesOf(schema)).not.toContain('Account.name');
  });

  it('is what the field’s description tells callers', async () => {
    const schema = await gatewaySchema();

    for (const { type, field, access } of listAccess(schema)) {
      const described = schema.getType(type);
      const fields = described && 'getFields' in described ? described.getFields() : {};
      const { description } = fields[field] ?? {};
      if (access?.includes(':')) expect(description, `${type}.${field}`).toContain(`scope \`${access}\``);
      if (access === 'scope of its kind' && field !== 'nodes') expect(description).toContain('read scope of');
    }
  });

  it('is the read scope of the kind where one object leads to another of the same scope without saying more', async () => {
    const schema = await gatewaySchema();

    const inherited = listAccess(schema).filter(({ access }) => access === 'same as its parent');

    const free = inherited.filter(({ field }) => !/^connectors?$/.test(field));
    expect(free.map(({ type, field }) => `${type}.${field}`)).toEqual([
      'Business.portfolio',
      'Business.wireInstructions',
      'Portfolio.business',
    ]);
    expect(SCOPE_OF_KIND.Portfolio).toBe(SCOPE_OF_KIND.Business);
  });

  it('is in the documentation, which refuses a field that says nothing', async () => {
    expect(readFileSync('docs/authorization.md', 'utf8')).toBe(authorizationPage(await gatewaySchema()));
    expect(() => authorizationPage(buildSchema(SMALL))).toThrow('Query.card: required a declaration');
  });
});
