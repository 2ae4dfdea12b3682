import { describe, expect, it, vi } from 'vitest';
import type { LedgersPort } from '../../../../../src/datasources/ports/ports.js';
import { InvalidInputError, UpstreamError } from '../../../../../src/domain/errors.js';
import type { Ledger } from '../../../../../src/domain/ledger.js';
import { wholeFeed } from '../../../../../src/domain/page.js';
import { aPrincipal, FakeConnector, sourcesOver } from '../../../../support/fake-connector.js';
import { aLedger, idOf } from '../../../../support/sample-objects.js';

const all = { field: 'Query.ledgers', first: 25, after: null, filter: {} };
const MINE = idOf('Account', 'a');
const ROWS = [
  aLedger('1', { accountId: MINE }),
  aLedger('2', { accountId: idOf('Account', 'b') }),
  aLedger('3', { accountId: null }),
];

function portOf(rows: readonly Ledger[] = ROWS) {
  return {
    list: vi.fn<LedgersPort['list']>(async () => [
      wholeFeed('ledgers', async () => ({ items: rows, unreadable: 0 })),
    ]),
    read: vi.fn<LedgersPort['read']>(
      async (_, ref) => rows.find(({ providerId }) => providerId === ref) ?? null,
    ),
  };
}

const refsOf = ({ edges }: { edges: ReadonlyArray<{ node: Ledger }> }) =>
  edges.map(({ node }) => node.providerId);

describe('ledgers', () => {
  it('are listed from every connector that has any', async () => {
    const other = aLedger('9', { connector: 'other', createdAt: '2026-01-01T00:00:00Z' });
    const banks = [
      new FakeConnector('tp-main', [], { ledgers: portOf() }),
      new FakeConnector('other', [], { ledgers: portOf([other]) }),
      new FakeConnector('bare', []),
    ];

    const list = await sourcesOver(banks)().ledgers(all);

    expect(refsOf(list)).toEqual(['3', '2', '1', '9']);
    expect(list.unavailable).toEqual([]);
  });

  it('are listed from the connectors that are named', async () => {
    const unasked = portOf();
    const banks = [
      new FakeConnector('tp-main', [], { ledgers: unasked }),
      new FakeConnector('other', [], { ledgers: portOf([aLedger('9')]) }),
    ];

    const list = await sourcesOver(banks)().ledgers({ ...all, filter: { connectors: ['other'] } });

    expect(refsOf(list)).toEqual(['9']);
    expect(unasked.list).not.toHaveBeenCalled();
  });

  it('are read singly and as nodes', async () => {
    const sources = sourcesOver([new FakeConnector('tp-main', [], { ledgers: portOf() })])();

    expect(await sources.ledger(idOf('Ledger', '3'))).toEqual(ROWS[2]);
    expect(await sources.node(idOf('Ledger', '3'))).toEqual(ROWS[2]);
    expect(await sources.ledger(idOf('Ledger', 'x'))).toBeNull();
    expect(await sources.ledger(idOf('Card', '3'))).toBeNull();
    expect(await sourcesOver([new FakeConnector('tp-main', [])])().node(idOf('Ledger', '3'))).toBeNull();
  });

  it('that a connector cannot give are told, and given by the others', async () => {
    const broken = portOf();
    const bank = new FakeConnector('tp-main', [], { ledgers: broken });
    broken.list.mockRejectedValue(
      new UpstreamError({ connector: bank.ref, code: 'UNAVAILABLE', sent: 'maybe' }),
    );

    const list = await sourcesOver([bank, new FakeConnector('other', [], { ledgers: portOf() })])().ledgers(
      all,
    );

    expect(refsOf(list)).toEqual(['3', '2', '1']);
    expect(list.unavailable).toMatchObject([{ connector: 'tp-main', code: 'UNAVAILABLE' }]);
  });
});

describe('the ledgers of a caller', () => {
  it('with accounts of its own are those behind these', async () => {
    const bank = new FakeConnector('tp-main', [], { ledgers: portOf() });
    const sources = sourcesOver([bank])(aPrincipal({ accounts: new Set([MINE]) }));

    const read = await Promise.all(ROWS.map(({ id }) => sources.ledger(id)));
    const nodes = await Promise.all(ROWS.map(({ id }) => sources.node(id)));

    expect(refsOf(await sources.ledgers(all))).toEqual(['1']);
    expect(read).toEqual([ROWS[0], null, null]);
    expect(nodes).toEqual(read);
  });

  it('without an account at a connector are not even asked for there', async () => {
    const ledgers = portOf();
    const bank = new FakeConnector('tp-main', [], { ledgers });
    const sources = sourcesOver([bank])(aPrincipal({ accounts: new Set() }));

    expect(refsOf(await sources.ledgers(all))).toEqual([]);
    expect(ledgers.list).not.toHaveBeenCalled();
  });

  it('leave out a connector that is not granted', async () => {
    const ledgers = portOf();
    const bank = new FakeConnector('tp-main', [], { ledgers });
    const sources = sourcesOver([bank])(aPrincipal({ connectors: new Set(['other']) }));

    expect(refsOf(await sources.ledgers(all))).toEqual([]);
    expect(await sources.ledger(idOf('Ledger', '1'))).toBeNull();
    expect(await sources.node(idOf('Ledger', '1'))).toBeNull();
    expect(() => sources.ledgers({ ...all, filter: { connectors: ['tp-main'] } })).toThrow(InvalidInputError);
    expect([...ledgers.list.mock.calls, ...ledgers.read.mock.calls]).toEqual([]);
  });
});
