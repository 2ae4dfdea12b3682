import { describe, expect, it, vi } from 'vitest';
import type {
  RecurringTransfersPort,
  ScheduledTransfersPort,
} from '../../../../../src/datasources/ports/ports.js';
import { InvalidInputError } from '../../../../../src/domain/errors.js';
import { wholeFeed } from '../../../../../src/domain/page.js';
import { accountId, aPrincipal, FakeConnector, sourcesOver } from '../../../../support/fake-connector.js';
import { aRecurringTransfer, aScheduledTransfer, idOf } from '../../../../support/sample-objects.js';

const all = { field: 'Query.recurringTransfers', first: 25, after: null, filter: {} };
const SERIES = [
  aRecurringTransfer('rent', { createdAt: null, amount: { minor: 100_000n, currency: 'USD' } }),
  aRecurringTransfer('wages', { memo: 'Wages', amount: { minor: 500_000n, currency: 'USD' } }),
];
const COMING = [
  aScheduledTransfer('june', { scheduledDate: '2026-06-15' }),
  aScheduledTransfer('april', { scheduledDate: '2026-04-15' }),
  aScheduledTransfer('may', { scheduledDate: '2026-05-15' }),
];

function portsOf(isCallersOwn: boolean) {
  const recurringTransfers = {
    isCallersOwn,
    list: vi.fn<RecurringTransfersPort['list']>(async () => [
      wholeFeed('series', async () => ({ items: SERIES, unreadable: 0 })),
    ]),
    read: vi.fn<RecurringTransfersPort['read']>(
      async (_, ref) => SERIES.find(({ providerId }) => providerId === ref) ?? null,
    ),
  };
  const byDate = (a: { scheduledDate: string }, b: { scheduledDate: string }) =>
    a.scheduledDate < b.scheduledDate ? -1 : 1;
  const scheduledTransfers = {
    isCallersOwn,
    list: vi.fn<ScheduledTransfersPort['list']>(async () => [
      wholeFeed('coming', async () => ({ items: COMING, unreadable: 0 }), byDate),
    ]),
    read: vi.fn<ScheduledTransfersPort['read']>(
      async (_, ref) => COMING.find(({ providerId }) => providerId === ref) ?? null,
    ),
  };
  return { recurringTransfers, scheduledTransfers };
}

function over(ports: ReturnType<typeof portsOf>) {
  return sourcesOver([new FakeConnector('tp-main', [], ports), new FakeConnector('bare', [])]);
}

const refsOf = ({ edges }: { edges: ReadonlyArray<{ node: { providerId: string } }> }) =>
  edges.map(({ node }) => node.providerId);
const nodeIds = [idOf('RecurringTransfer', 'rent'), idOf('ScheduledTransfer', 'may')];

describe('recurring transfers', () => {
  it.each([
    [{}, ['wages', 'rent']],
    [{ search: 'REN' }, ['rent']],
    [{ minAmount: '1000.01' }, ['wages']],
    [{ maxAmount: '1000.00', connectors: ['tp-main'] }, ['rent']],
    [{ connectors: ['bare'] }, []],
  ])('are listed by the filter %j, whatever the provider makes of it', async (filter, expected) => {
    const ports = portsOf(false);

    const list = await over(ports)().recurringTransfers({ ...all, filter });

    expect(refsOf(list)).toEqual(expected);
    for (const [, asked] of ports.recurringTransfers.list.mock.calls) expect(asked).toEqual({ filter });
  });

  it('are read as nodes, as their coming transfers are', async () => {
    const sources = over(portsOf(false))();

    const nodes = await Promise.all(nodeIds.map((id) => sources.node(id)));

    expect(nodes).toEqual([SERIES[0], COMING[2]]);
    expect(await sources.node(idOf('RecurringTransfer', 'x'))).toBeNull();
    expect(await sources.node(idOf('ScheduledTransfer', 'rent'))).toBeNull();
  });
});

describe('scheduled transfers', () => {
  it('keep the order of their dates, over several answers too', async () => {
    const sources = over(portsOf(false))();
    const args = { ...all, field: 'Query.scheduledTransfers', first: 2 };

    const first = await sources.scheduledTransfers(args);
    const second = await sources.scheduledTransfers({ ...args, after: first.pageInfo.endCursor });

    expect([refsOf(first), refsOf(second)]).toEqual([['april', 'may'], ['june']]);
  });
});

describe('a caller with accounts of its own', () => {
  const limited = aPrincipal({ accounts: new Set([accountId('tp-main', 'a')]) });

  it('sees the series that its own token opens', async () => {
    const sources = over(portsOf(true))(limited);

    expect(refsOf(await sources.recurringTransfers(all))).toEqual(['wages', 'rent']);
    expect(refsOf(await sources.scheduledTransfers(all))).toEqual(['april', 'may', 'june']);
    expect(await Promise.all(nodeIds.map((id) => sources.node(id)))).toEqual([SERIES[0], COMING[2]]);
  });

  it('sees none that the token of the gateway opens, which is not even used', async () => {
    const ports = portsOf(false);
    const sources = over(ports)(limited);

    const lists = [await sources.recurringTransfers(all), await sources.scheduledTransfers(all)];

    expect(lists.map(refsOf)).toEqual([[], []]);
    expect(await Promise.all(nodeIds.map((id) => sources.node(id)))).toEqual([null, null]);
    const { recurringTransfers, scheduledTransfers } = ports;
    for (const port of [recurringTransfers, scheduledTransfers]) {
      expect([...port.list.mock.calls, ...port.read.mock.calls]).toEqual([]);
    }
  });
});

describe('a caller to whom the connector is not granted', () => {
  it('sees none of its series, be they of its own token', async () => {
    const sources = over(portsOf(true))(aPrincipal({ connectors: new Set(['bare']) }));

    expect(refsOf(await sources.recurringTransfers(all))).toEqual([]);
    expect(await Promise.all(nodeIds.map((id) => sources.node(id)))).toEqual([null, null]);
    const named = { ...all, filter: { connectors: ['tp-main'] } };
    expect(() => sources.recurringTransfers(named)).toThrow(InvalidInputError);
    expect(() => sources.scheduledTransfers(named)).toThrow(InvalidInputError);
  });
});
