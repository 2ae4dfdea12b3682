import { type GraphQLObjectType, getNamedType, isIntrospectionType, isLeafType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { listSecretFields } from '../../../../src/resolvers/index.js';
import { appOver } from '../../../support/app.js';
import { gatewaySchema } from '../../../support/execute.js';

const TYPES = '__schema { types { name description } }';
const ASKS = { 'accept-encoding': 'br, gzip' };

describe('an answer with a secret field', () => {
  it.each([
    ['a field of an object', `{ node(id: "x") { ... on Account { accountNumber } } ${TYPES} }`],
    ['a field in a list', `{ accounts { nodes { accountNumber } } ${TYPES} }`],
    [
      'a field in a fragment',
      `{ ...F ${TYPES} } fragment F on Query { accounts { nodes { accountNumber } } }`,
    ],
    ['a field under an alias', `{ accounts { nodes { n: accountNumber } } ${TYPES} }`],
    ['a field that is left out', `{ accounts { nodes { accountNumber @include(if: false) } } ${TYPES} }`],
    ['a link', `{ documents { nodes { downloadUrl } } ${TYPES} }`],
  ])('is not compressed by anybody: %s', async (_, text) => {
    const { query } = await appOver();

    const { headers, json } = await query(text, ASKS);

    expect(json().data.__schema.types.length).toBeGreaterThan(10);
    expect(headers).not.toHaveProperty('content-encoding');
    expect(headers['cache-control']).toBe('no-store, no-transform');
  });

  it('is told apart from one that names no secret', async () => {
    const { query } = await appOver();

    const { headers } = await query(`{ accounts { nodes { accountNumberLast4 } } ${TYPES} }`, ASKS);

    expect(headers['content-encoding']).toBe('br');
    expect(headers['cache-control']).toBe('no-store');
  });

  it('is told by the mark of the field: whatever gives access, or a full number of an account', async () => {
    const schema = await gatewaySchema();

    expect(listSecretFields(schema)).toEqual([
      'Account.accountNumber',
      'Document.downloadUrl',
      'HostedPageToken.hostedPageUrl',
      'HostedPageToken.token',
      'WebhookDashboardLink.url',
      'WireInstructions.accountNumber',
    ]);
  });

  it('is told of every field whose name says that it holds one', async () => {
    const schema = await gatewaySchema();
    const values = Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) && !isIntrospectionType(type))
      .flatMap((type) =>
        Object.values((type as GraphQLObjectType).getFields()).map((field) => [type, field] as const),
      )
      .filter(([, { type }]) => isLeafType(getNamedType(type)))
      .map(([type, { name }]) => `${type.name}.${name}`);

    const telling = values.filter((name) => /(url|token|secret|accountNumber|pan|cvv)$/i.test(name));

    // The address that the caller gave itself.
    expect(telling.sort()).toEqual([...listSecretFields(schema), 'HostedPageToken.returnUrl'].sort());
  });
});
