import { describe, expect, it, vi } from 'vitest';
import { InvalidInputError, UpstreamError } from '../../../../src/domain/errors.js';
import { execute } from '../../../support/execute.js';
import { fakeSources, TP_MAIN } from '../../../support/fake-sources.js';
import { aBusiness, aConnection, aLedger, anAccount, idOf } from '../../../support/sample-objects.js';

const ID = idOf('Account', '1');
const BALANCE = { current: null, available: null, held: null, asOf: '2026-03-02T17:00:00Z', stale: true };

function ask(fields: string, sources: ReturnType<typeof fakeSources>, variables: object = {}) {
  const query = `query ($id: ID!) { account(id: $id) { ${fields} } }`;
  return execute({ query, sources, variables: { id: ID, ...variables } });
}

describe('an account', () => {
  it('shows the plain fields as the domain has them', async () => {
    const sources = fakeSources([anAccount('1', { userData: { team: 'treasury' } })]);

    const { data, errors } = await ask(
      `id providerId kind type name status providerStatus currency accountNumberLast4 accountNumber routingNumber
       createdAt updatedAt userData ledger { id } connector { id name provider environment capabilities }`,
      sources,
    );

    expect(errors).toEqual([]);
    expect(data.account).toEqual({
      id: ID,
      providerId: '1',
      kind: 'DEPOSIT',
      type: 'CHECKING',
      name: 'Operating',
      status: 'OPEN',
      providerStatus: 'open',
      currency: 'USD',
      accountNumberLast4: '6789',
      accountNumber: '0123456789',
      routingNumber: '021000021',
      createdAt: '2026-03-02T17:00:00.123456789Z',
      updatedAt: '2026-03-02T17:00:00.123456789Z',
      userData: { team: 'treasury' },
      ledger: null,
      connector: {
        id: TP_MAIN.id,
        name: 'tp-main',
        provider: 'TREASURY_PRIME',
        environment: 'SANDBOX',
        capabilities: ['ACCOUNTS', 'BALANCES'],
      },
    });
  });

  it('is null for an id that nothing has', async () => {
    const { data, errors } = await ask('id', fakeSources());

    expect(data).toEqual({ account: null });
    expect(errors).toEqual([]);
  });
});

describe('the ledger of an account', () => {
  it.each([
    [idOf('Ledger', '1'), { status: 'ACTIVE' }],
    [idOf('Ledger', 'out-of-reach'), null],
    [null, null],
  ])('with the id %j is %j', async (ledgerId, expected) => {
    const sources = fakeSources([anAccount('1', { ledgerId }), aLedger('1')]);

    const { data, errors } = await ask('ledger { status }', sources);

    expect(errors).toEqual([]);
    expect(data.account.ledger).toEqual(expected);
    expect(vi.mocked(sources.ledger).mock.calls).toEqual(ledgerId === null ? [] : [[ledgerId]]);
  });
});

describe('what a summary leaves out', () => {
  const summary = anAccount('1', { name: null, detail: 'summary' });
  const full = anAccount('1', { name: 'Payroll', businessId: idOf('Business', '7') });

  it('is read when the name is asked for', async () => {
    const sources = fakeSources([summary], { fullAccount: async () => full });

    const { data } = await ask('name status', sources);

    expect(data.account).toEqual({ name: 'Payroll', status: 'OPEN' });
  });

  it('is read when the business is asked for', async () => {
    const sources = fakeSources([summary, aBusiness('7')], { fullAccount: async () => full });

    const { data } = await ask('business { name }', sources);

    expect(data.account.business).toEqual({ name: 'Acme Inc.' });
  });

  it('is not read for anything else', async () => {
    const sources = fakeSources([summary]);

    await ask('status accountNumberLast4 accountNumber ledger { id }', sources);

    expect(sources.fullAccount).not.toHaveBeenCalled();
  });

  it('is not looked for in a full account without a name', async () => {
    const sources = fakeSources([anAccount('1', { name: null })]);

    const { data } = await ask('name', sources);

    expect(data.account.name).toBeNull();
    expect(sources.fullAccount).not.toHaveBeenCalled();
  });
});

describe('the balance of an account', () => {
  it.each([
    ['', null],
    ['(maxAgeSeconds: null)', null],
    ['(maxAgeSeconds: 0)', 0],
    ['(maxAgeSeconds: 86400)', 86_400],
  ])('is asked for as balance%s with the age %s', async (args, age) => {
    const balance = vi.fn(async () => BALANCE);

    const { data } = await ask(`balance${args} { asOf stale }`, fakeSources([anAccount('1')], { balance }));

    expect(data.account.balance).toEqual({ asOf: BALANCE.asOf, stale: true });
    expect(balance).toHaveBeenCalledWith(anAccount('1'), age);
  });

  it.each([-1, 86_401])('refuses an age of %d seconds', async (age) => {
    const { data, errors } = await ask(
      `name balance(maxAgeSeconds: ${age}) { asOf }`,
      fakeSources([anAccount('1')]),
    );

    expect(data.account).toEqual({ name: 'Operating', balance: null });
    expect(errors[0]?.message).toBe(`maxAgeSeconds: required 0..86400, arrived ${age}`);
    expect(errors[0]?.originalError).toBeInstanceOf(InvalidInputError);
  });

  it('that fails leaves the rest of the answer', async () => {
    const failure = new UpstreamError({ connector: TP_MAIN, code: 'TIMEOUT', sent: 'yes' });
    const sources = fakeSources([], {
      accounts: async () => aConnection([anAccount('1'), anAccount('2')]),
      balance: async (account) => {
        if (account.providerId === '1') throw failure;
        return BALANCE;
      },
    });

    const { data, errors } = await execute({
      query: '{ accounts { nodes { name balance { asOf } } } }',
      sources,
    });

    expect(data.accounts.nodes).toEqual([
      { name: 'Operating', balance: null },
      { name: 'Operating', balance: { asOf: BALANCE.asOf } },
    ]);
    expect(errors.map(({ path, originalError }) => ({ path, originalError }))).toEqual([
      { path: ['accounts', 'nodes', 0, 'balance'], originalError: failure },
    ]);
  });
});

describe('the lists of an account', () => {
  it.each([
    ['transactions(first: 5, filter: { entryType: DEBIT })', 'transactions', { entryType: 'DEBIT' }],
    ['transfers(first: 5, filter: { rails: [ACH], account: null })', 'transfers', { rails: ['ACH'] }],
    [`transfers(first: 5, filter: { account: "${ID}" })`, 'transfers', {}],
    ['cards(first: 5)', 'cards', {}],
  ] as const)('%s stay within the account', async (field, method, filter) => {
    const sources = fakeSources([anAccount('1')]);

    const { errors } = await ask(`${field} { nodes { id } }`, sources);

    expect(errors).toEqual([]);
    expect(sources[method]).toHaveBeenCalledWith({
      field: `Account.${method}:${ID}`,
      first: 5,
      after: null,
      filter: { ...filter, account: ID },
    });
  });

  it('refuse a filter for another account instead of leaving it out', async () => {
    const field = `transfers(filter: { account: "${idOf('Account', '2')}" }) { nodes { id } }`;

    const { data, errors } = await ask(`name ${field}`, fakeSources([anAccount('1')]));

    expect(data.account).toEqual({ name: 'Operating', transfers: null });
    expect(errors[0]?.originalError).toBeInstanceOf(InvalidInputError);
  });
});
