import { describe, expect, it } from 'vitest';
import type { Scope } from '../../../../src/auth/callers/principal.js';
import { ForbiddenError } from '../../../../src/resolvers/index.js';
import { execute, gatewaySchema, without } from '../../../support/execute.js';
import { fakeActions } from '../../../support/fake-actions.js';
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
  ['operation(id: "x") { id }', 'operations:read'],
  ['operations { nodes { id } }', 'operations:read'],
  ['allOperations { nodes { id } }', 'operations:review'],
];

const KEYED = 'idempotencyKey: "k"';
const MONEY = 'amount: { amount: "1", currency: "USD" }';
const TO = 'destination: { account: "x" }';
const RECURRENCE =
  'recurrence: { frequency: MONTHLY, frequencyData: 1, startingDate: "2026-04-01", duration: CONTINUOUS }';
const BANK = 'accountNumber: "1234", routingNumber: "021000021", bankName: "B", accountType: CHECKING';

/** Each mutation, the rest of its input after the key, and its scope. */
const MUTATIONS: ReadonlyArray<readonly [string, string, Scope]> = [
  ['createTransfer', `${KEYED} source: "x" ${TO} ${MONEY}`, 'transfers:write'],
  ['cancelTransfer', `${KEYED} id: "x"`, 'transfers:write'],
  ['createCounterparty', `${KEYED} connector: "x" name: "n"`, 'counterparties:write'],
  ['createBusiness', `${KEYED} connector: "x" legalName: "n"`, 'businesses:write'],
  ['submitBusinessOnboarding', `${KEYED} business: "x" application: {}`, 'businesses:write'],
  ['linkBankAccount', `${KEYED} business: "x" ${BANK}`, 'businesses:write'],
  ['setPortfolioAllocation', `${KEYED} business: "x" allocations: []`, 'businesses:write'],
  ['createRecurringTransfer', `${KEYED} source: "x" ${TO} ${MONEY} ${RECURRENCE}`, 'recurring:write'],
  ['updateRecurringTransfer', `${KEYED} id: "x"`, 'recurring:write'],
  ['activateRecurringTransfer', `${KEYED} id: "x" localDateTime: "2026-04-01"`, 'recurring:write'],
  ['deactivateRecurringTransfer', `${KEYED} id: "x"`, 'recurring:write'],
  ['deleteRecurringTransfer', `${KEYED} id: "x"`, 'recurring:write'],
  ['cancelScheduledTransfer', `${KEYED} id: "x"`, 'recurring:write'],
  ['issueCard', `${KEYED} account: "x"`, 'cards:write'],
  ['suspendCard', `${KEYED} id: "x"`, 'cards:write'],
  ['unsuspendCard', `${KEYED} id: "x"`, 'cards:write'],
  ['loadCard', `${KEYED} card: "x" ${MONEY}`, 'cards:fund'],
  ['debitCard', `${KEYED} card: "x" ${MONEY}`, 'cards:fund'],
  ['createHostedPageToken', 'connector: "x" entityId: "e" purpose: FUNDING_ACCOUNTS', 'hosted_pages:create'],
  ['upsertTrustedDomainConfig', 'connector: "x" domains: []', 'trusted_domains:write'],
  ['createWebhookDashboardLink', 'connector: "x"', 'webhooks:dashboard'],
  ['updateUserData', `${KEYED} id: "x"`, 'user_data:write'],
  ['resolveOperation', 'id: "x" outcome: FAILED note: "n"', 'operations:review'],
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

  it.each(MUTATIONS)('may not %s', async (mutation, input, scope) => {
    const query = `mutation { asked: ${mutation}(input: { ${input} }) { errors { code } } }`;
    const actions = fakeActions();

    const { data, errors } = await execute({ query, actions, scopes: without(scope) });

    expect(data).toEqual({ asked: null });
    expect(errors.map(({ originalError }) => originalError)).toEqual([new ForbiddenError(scope)]);
    expect(actions.run).not.toHaveBeenCalled();
  });

  it.each(MUTATIONS)('may %s with its scope alone, as far as that goes', async (mutation, input, scope) => {
    const query = `mutation { asked: ${mutation}(input: { ${input} }) { errors { code } } }`;

    const { data, errors } = await execute({ query, scopes: [scope] });

    expect(errors).toEqual([]);
    expect(data.asked.errors).toContainEqual({ code: 'NOT_FOUND' });
  });

  it('knows the scope of every mutation', async () => {
    const served = Object.keys((await gatewaySchema()).getMutationType()?.getFields() ?? {});

    expect(MUTATIONS.map(([mutation]) => mutation).sort()).toEqual(served.sort());
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
