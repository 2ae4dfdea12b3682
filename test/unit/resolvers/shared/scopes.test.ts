import { describe, expect, it } from 'vitest';
import type { Scope } from '../../../../src/auth/callers/principal.js';
import { ForbiddenError } from '../../../../src/resolvers/index.js';
import { execute, without } from '../../../support/execute.js';
import { fakeSources } from '../../../support/fake-sources.js';
import {
  aCard,
  aConnection,
  aLedger,
  anAccount,
  aTransaction,
  aTransfer,
  idOf,
} from '../../../support/sample-objects.js';

const ROOTS: ReadonlyArray<readonly [string, Scope]> = [
  ['connectors { name }', 'connectors:read'],
  ['account(id: "x") { id }', 'accounts:read'],
  ['accounts { nodes { id } }', 'accounts:read'],
  ['cashPosition { asOf }', 'accounts:read'],
  ['card(id: "x") { id }', 'cards:read'],
  ['cards { nodes { id } }', 'cards:read'],
  ['transaction(id: "x") { id }', 'transactions:read'],
  ['transactions { nodes { id } }', 'transactions:read'],
  ['transfer(id: "x") { id }', 'transfers:read'],
  ['transfers { nodes { id } }', 'transfers:read'],
  ['counterparties { nodes { id } }', 'counterparties:read'],
  ['businesses { nodes { id } }', 'businesses:read'],
  ['documents { nodes { id } }', 'documents:read'],
  ['ledger(id: "x") { id }', 'ledgers:read'],
  ['ledgers { nodes { id } }', 'ledgers:read'],
  ['recurringTransfers { nodes { id } }', 'recurring:read'],
  ['scheduledTransfers { nodes { id } }', 'recurring:read'],
  ['trustedDomainConfig(connector: "x") { domains }', 'trusted_domains:read'],
];

const RELATIONS: ReadonlyArray<readonly [string, string, Scope]> = [
  ['Account', 'accountNumber', 'accounts:read_sensitive'],
  ['Account', 'business { id }', 'businesses:read'],
  ['Account', 'ledger { id }', 'ledgers:read'],
  ['Account', 'transactions { nodes { id } }', 'transactions:read'],
  ['Account', 'transfers { nodes { id } }', 'transfers:read'],
  ['Account', 'cards { nodes { id } }', 'cards:read'],
  ['Card', 'account { id }', 'accounts:read'],
  ['Card', 'ledger { id }', 'ledgers:read'],
  ['Ledger', 'account { id }', 'accounts:read'],
  ['Ledger', 'transactions { nodes { id } }', 'transactions:read'],
  ['Ledger', 'cards { nodes { id } }', 'cards:read'],
  ['Transaction', 'account { id }', 'accounts:read'],
  ['Transaction', 'transfer { id }', 'transfers:read'],
  ['Transaction', 'card { id }', 'cards:read'],
  ['Transfer', 'operation { id }', 'operations:read'],
];

const OBJECTS = [anAccount('1'), aCard('1'), aLedger('1'), aTransaction('1'), aTransfer('1')];

describe('a caller without a scope', () => {
  it.each(ROOTS)('is refused %s, and reads the rest of the answer', async (field, scope) => {
    const query = `{ viewer { subject } asked: ${field} }`;

    const { data, errors } = await execute({ query, sources: fakeSources(), scopes: without(scope) });

    expect(data).toEqual({ viewer: { subject: 'tester' }, asked: null });
    expect(errors).toHaveLength(1);
    expect(errors[0]?.path).toEqual(['asked']);
    expect(errors[0]?.message).toContain(scope);
    expect(errors[0]?.originalError).toBeInstanceOf(ForbiddenError);
  });

  it.each(ROOTS)('is given %s with that scope alone', async (field, scope) => {
    const { errors } = await execute({
      query: `{ asked: ${field} }`,
      sources: fakeSources(),
      scopes: [scope],
    });

    expect(errors).toEqual([]);
  });

  it.each(RELATIONS)('is refused %s.%s, and reads the other fields', async (type, field, scope) => {
    const id = idOf(type as 'Account', '1');
    const query = `query ($id: ID!) { node(id: $id) { ... on ${type} { providerId asked: ${field} } } }`;

    const request = { query, sources: fakeSources(OBJECTS), variables: { id } };
    const { data, errors } = await execute({ ...request, scopes: without(scope) });

    expect(data.node).toEqual({ providerId: '1', asked: null });
    expect(errors[0]?.path).toEqual(['node', 'asked']);
    expect(errors[0]?.originalError).toMatchObject({ code: 'FORBIDDEN', scope });
    expect((await execute(request)).errors).toEqual([]);
  });

  it('is refused each account number of a list and still given the accounts', async () => {
    const sources = fakeSources([], { accounts: async () => aConnection([anAccount('1'), anAccount('2')]) });
    const query = '{ accounts { nodes { accountNumberLast4 accountNumber } } }';

    const { data, errors } = await execute({ query, sources, scopes: ['accounts:read'] });

    const seen = { accountNumberLast4: '6789', accountNumber: null };
    expect(data.accounts.nodes).toEqual([seen, seen]);
    expect(errors).toHaveLength(2);
  });
});
