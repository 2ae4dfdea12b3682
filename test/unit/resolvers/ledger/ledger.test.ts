import { describe, expect, it, vi } from 'vitest';
import { execute } from '../../../support/execute.js';
import { fakeSources } from '../../../support/fake-sources.js';
import {
  aCard,
  aConnection,
  aLedger,
  anAccount,
  aTransaction,
  idOf,
} from '../../../support/sample-objects.js';

const ID = idOf('Ledger', '1');
const ACCOUNT = idOf('Account', '1');
const LEDGER = aLedger('1', {
  availableBalance: {
    current: null,
    available: { minor: 100n, currency: 'USD' },
    held: null,
    asOf: '2026-03-02T17:00:00Z',
    stale: false,
  },
  accountId: ACCOUNT,
  createdAt: null,
});

function ask(fields: string, sources: ReturnType<typeof fakeSources>) {
  return execute({
    query: `query ($id: ID!) { ledger(id: $id) { ${fields} } }`,
    sources,
    variables: { id: ID },
  });
}

describe('a ledger', () => {
  const fields = `providerId status connector { name } availableBalance { available { amount } stale } account { name }`;
  const shown = {
    providerId: '1',
    status: 'ACTIVE',
    connector: { name: 'tp-main' },
    availableBalance: { available: { amount: '1.00' }, stale: false },
    account: { name: 'Operating' },
  };

  it.each(['ledger', 'node'])(
    'is shown by %s with its balance and the account that backs it',
    async (field) => {
      const query = `query ($id: ID!) { found: ${field}(id: $id) { ... on Ledger { ${fields} } } }`;

      const sources = fakeSources([anAccount('1'), LEDGER]);
      const { data, errors } = await execute({ query, sources, variables: { id: ID } });

      expect(errors).toEqual([]);
      expect(data.found).toEqual(shown);
    },
  );

  it('is null for an id that nothing has', async () => {
    const { data, errors } = await ask('id', fakeSources());

    expect(data).toEqual({ ledger: null });
    expect(errors).toEqual([]);
  });

  it('shows no balance that the provider does not state, and no account that is out of reach', async () => {
    const sources = fakeSources([aLedger('1', { accountId: ACCOUNT })]);

    const { data, errors } = await ask('status availableBalance { asOf } account { id }', sources);

    expect(errors).toEqual([]);
    expect(data.ledger).toEqual({ status: 'ACTIVE', availableBalance: null, account: null });
  });

  it('asks for no account where it names none', async () => {
    const sources = fakeSources([aLedger('1')]);

    expect((await ask('account { id }', sources)).data.ledger).toEqual({ account: null });
    expect(sources.account).not.toHaveBeenCalled();
  });
});

describe('ledgers', () => {
  it('are listed with what is missing', async () => {
    const failure = {
      connector: 'tp-main',
      code: 'TIMEOUT',
      message: 'late',
      retryable: true,
      retryAfterSeconds: null,
    } as const;
    const ledgers = vi.fn(async () => aConnection([aLedger('1'), aLedger('2')], { unavailable: [failure] }));
    const query = `{ ledgers(first: 7, after: "c9", connectors: ["tp-main"]) {
      nodes { providerId } edges { cursor } unavailable { connector { name } code } } }`;

    const { data, errors } = await execute({ query, sources: fakeSources([], { ledgers }) });

    expect(errors).toEqual([]);
    expect(data.ledgers).toMatchObject({
      nodes: [{ providerId: '1' }, { providerId: '2' }],
      edges: [{ cursor: 'c0' }, { cursor: 'c1' }],
      unavailable: [{ connector: { name: 'tp-main' }, code: 'TIMEOUT' }],
    });
    const filter = { connectors: ['tp-main'] };
    expect(ledgers).toHaveBeenCalledWith({ field: 'Query.ledgers', first: 7, after: 'c9', filter });
  });
});

describe('the lists of a ledger', () => {
  it('are those of its account that belong to it', async () => {
    const sources = fakeSources([LEDGER], {
      transactions: vi.fn(async () => aConnection([aTransaction('t')])),
      cards: vi.fn(async () => aConnection([aCard('c')])),
    });

    const { data, errors } = await ask(
      `transactions(first: 5, after: "c1", filter: { entryType: DEBIT, number: null }) { nodes { providerId } }
       cards(first: 6, after: "c2") { nodes { providerId } }`,
      sources,
    );

    expect(errors).toEqual([]);
    expect(data.ledger).toEqual({
      transactions: { nodes: [{ providerId: 't' }] },
      cards: { nodes: [{ providerId: 'c' }] },
    });
    expect(sources.transactions).toHaveBeenCalledWith({
      field: `Ledger.transactions:${ID}`,
      first: 5,
      after: 'c1',
      filter: { entryType: 'DEBIT', account: ACCOUNT, ledger: ID },
    });
    expect(sources.cards).toHaveBeenCalledWith({
      field: `Ledger.cards:${ID}`,
      first: 6,
      after: 'c2',
      filter: { ledger: ID },
    });
  });

  it('go by the ledger alone where it names no account', async () => {
    const sources = fakeSources([aLedger('1')]);

    await ask('transactions { nodes { id } }', sources);

    expect(sources.transactions).toHaveBeenCalledWith({
      field: `Ledger.transactions:${ID}`,
      first: 25,
      after: null,
      filter: { ledger: ID },
    });
  });
});
