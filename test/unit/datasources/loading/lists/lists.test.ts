import { describe, expect, it, vi } from 'vitest';
import type { CardsPort, TransactionsPort } from '../../../../../src/datasources/ports/ports.js';
import { wholeFeed } from '../../../../../src/domain/page.js';
import { aPrincipal, FakeConnector, sourcesOver } from '../../../../support/fake-connector.js';
import { aCard, aTransaction, aTransfer, idOf } from '../../../../support/sample-objects.js';

const LEDGER = idOf('Ledger', '1');
const OTHER_LEDGER = idOf('Ledger', '2');
const MINE = idOf('Account', 'a');
const FOREIGN = idOf('Account', 'b');
const args = <F>(filter: F) => ({ field: 'Query.things', first: 25, after: null, filter });

const feed = <T extends { id: string; createdAt: string | null }>(items: readonly T[]) => [
  wholeFeed('all', async () => ({ items, unreadable: 0 })),
];
const refsOf = ({ edges }: { edges: ReadonlyArray<{ node: { providerId: string } }> }) =>
  edges.map(({ node }) => node.providerId).sort();

function bankWith(name = 'tp-main') {
  const transactions = {
    list: vi.fn<TransactionsPort['list']>(async () =>
      feed([
        aTransaction('t1', { accountId: MINE, ledgerId: LEDGER }),
        aTransaction('t2', { accountId: FOREIGN, ledgerId: LEDGER, entryType: 'CREDIT' }),
        aTransaction('t3', { accountId: MINE, ledgerId: OTHER_LEDGER }),
        aTransaction('t4', { accountId: MINE, ledgerId: null }),
        aTransaction('t5', { accountId: MINE }),
      ]),
    ),
    read: async () => null,
  };
  const cards = {
    list: vi.fn<CardsPort['list']>(async () =>
      feed([
        aCard('c1', { accountId: MINE, ledgerId: LEDGER }),
        aCard('c2', { accountId: FOREIGN, ledgerId: LEDGER }),
        aCard('c3', { accountId: MINE, ledgerId: OTHER_LEDGER }),
        aCard('c4', { accountId: MINE }),
      ]),
    ),
    read: async () => null,
  };
  return { transactions, cards, bank: new FakeConnector(name, [], { transactions, cards }) };
}

describe('lists of a ledger', () => {
  it('hold its entries and its cards alone', async () => {
    const sources = sourcesOver([bankWith().bank])();

    expect(refsOf(await sources.transactions(args({ ledger: LEDGER })))).toEqual(['t1', 't2']);
    expect(refsOf(await sources.transactions(args({ ledger: LEDGER, entryType: 'CREDIT' })))).toEqual(['t2']);
    expect(refsOf(await sources.cards(args({ ledger: LEDGER })))).toEqual(['c1', 'c2']);
  });

  it('are not narrowed where no ledger is asked for', async () => {
    const sources = sourcesOver([bankWith().bank])();

    expect(refsOf(await sources.transactions(args({})))).toEqual(['t1', 't2', 't3', 't4', 't5']);
    expect(refsOf(await sources.cards(args({})))).toEqual(['c1', 'c2', 'c3', 'c4']);
  });

  it('ask the connector of the ledger alone, and none for what is no id', async () => {
    const [here, there] = [bankWith(), bankWith('other')];
    const sources = sourcesOver([here.bank, there.bank])();

    await sources.transactions(args({ ledger: LEDGER }));
    await sources.cards(args({ ledger: LEDGER }));
    const nothing = [
      await sources.transactions(args({ ledger: 'nonsense' })),
      await sources.cards(args({ ledger: 'nonsense' })),
    ];

    expect(nothing.map(refsOf)).toEqual([[], []]);
    expect([here.transactions, here.cards].map(({ list }) => list.mock.calls.length)).toEqual([1, 1]);
    expect([there.transactions, there.cards].map(({ list }) => list.mock.calls.length)).toEqual([0, 0]);
  });

  it('pass the ledger and its account on to the provider', async () => {
    const { bank, transactions } = bankWith();
    const filter = { ledger: LEDGER, account: MINE };

    await sourcesOver([bank])().transactions(args(filter));

    expect(transactions.list).toHaveBeenCalledWith(expect.anything(), { filter, accounts: ['a'] });
  });

  it('give a caller with accounts of its own what belongs to these', async () => {
    const sources = sourcesOver([bankWith().bank])(aPrincipal({ accounts: new Set([MINE]) }));

    expect(refsOf(await sources.transactions(args({ ledger: LEDGER })))).toEqual(['t1']);
    expect(refsOf(await sources.cards(args({ ledger: LEDGER })))).toEqual(['c1']);
    expect(refsOf(await sources.transactions(args({ ledger: LEDGER, account: FOREIGN })))).toEqual([]);
  });
});

describe('transfers with an account behind them', () => {
  const ends = {
    source: { kind: 'Ledger', id: LEDGER },
    destination: { kind: 'Card', id: idOf('Card', 'c1') },
  } as const;
  const rows = [
    aTransfer('mine', { ...ends, accountId: MINE }),
    aTransfer('foreign', { ...ends, accountId: FOREIGN }),
    aTransfer('of-nobody', { ...ends, accountId: null }),
    aTransfer('unsaid', ends),
  ];
  const transfers = {
    list: async () => feed(rows),
    read: async (_: unknown, ref: string) => rows.find(({ providerId }) => providerId === ref) ?? null,
    rails: ['CARD_LOAD' as const],
  };
  const open = sourcesOver([new FakeConnector('tp-main', [], { transfers })]);

  it('are seen by a caller with that account, and by nobody with another one alone', async () => {
    const sources = open(aPrincipal({ accounts: new Set([MINE]) }));

    const read = await Promise.all(rows.map(({ id }) => sources.transfer(id)));

    expect(refsOf(await sources.transfers(args({})))).toEqual(['mine']);
    expect(read.map((transfer) => transfer?.providerId ?? null)).toEqual(['mine', null, null, null]);
  });

  it('are among the transfers of that account', async () => {
    expect(refsOf(await open().transfers(args({ account: FOREIGN })))).toEqual(['foreign']);
    expect(refsOf(await open().transfers(args({})))).toEqual(['foreign', 'mine', 'of-nobody', 'unsaid']);
  });
});
