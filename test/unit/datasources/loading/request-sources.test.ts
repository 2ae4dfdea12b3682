import { describe, expect, it } from 'vitest';
import { InvalidInputError, UpstreamError } from '../../../../src/domain/errors.js';
import { toGlobalId } from '../../../../src/domain/ids.js';
import { wholeFeed } from '../../../../src/domain/page.js';
import {
  aBalance,
  accountId,
  anAccount,
  aPrincipal,
  aTransfer,
  FakeConnector,
  FixedClock,
  sourcesOver,
} from '../../../support/fake-connector.js';

const party = (connector: string, ref: string) => ({
  kind: 'Account' as const,
  id: accountId(connector, ref),
});
const all = { field: 'Query.accounts', first: 25, after: null, filter: {} };

function twoBanks() {
  const one = new FakeConnector('one', [
    anAccount('one', 'a', { balance: aBalance(100n) }),
    anAccount('one', 'b'),
  ]);
  const two = new FakeConnector('two', [anAccount('two', 'c', { balance: aBalance(5n) })]);
  return { one, two };
}

describe('single reads', () => {
  it('read each distinct object once a request, however often it is asked for', async () => {
    const { one, two } = twoBanks();
    const sources = sourcesOver([one, two])();
    const ids = [accountId('one', 'a'), accountId('one', 'b'), accountId('one', 'a'), accountId('two', 'c')];

    const accounts = await Promise.all([...ids, ...ids].map((id) => sources.account(id)));

    expect(accounts.map((account) => account?.providerId)).toEqual(['a', 'b', 'a', 'c', 'a', 'b', 'a', 'c']);
    expect([...one.calls, ...two.calls].sort()).toEqual(['read a', 'read b', 'read c']);
  });

  it.each([
    ['no id', 'nonsense'],
    ['an id of another kind', toGlobalId({ connector: 'one', kind: 'Card', ref: 'a' })],
    ['an id of a connector that is not there', accountId('three', 'a')],
    ['an id that the provider does not know', accountId('one', 'zzz')],
  ])('give null for %s', async (_, id) => {
    const { one, two } = twoBanks();

    expect(await sourcesOver([one, two])().account(id)).toBeNull();
  });

  it('give a node of any kind, and null for an id that is none', async () => {
    const { one } = twoBanks();
    const sources = sourcesOver([one])();

    expect(await sources.node(accountId('one', 'a'))).toMatchObject({ providerId: 'a' });
    expect(await sources.node(toGlobalId({ connector: 'one', kind: 'Connector', ref: 'one' }))).toMatchObject(
      { name: 'one' },
    );
    expect(await sources.node(toGlobalId({ connector: 'one', kind: 'Event', ref: 'x' }))).toBeNull();
    expect(await sources.node('x')).toBeNull();
  });
});

describe('grants', () => {
  it('hide a connector that is not granted as if it were not configured', async () => {
    const { one, two } = twoBanks();
    const sources = sourcesOver([one, two])(aPrincipal({ connectors: new Set(['one']) }));

    const { edges, unavailable } = await sources.accounts(all);

    expect(sources.connectors().map(({ name }) => name)).toEqual(['one']);
    expect(edges.map(({ node }) => node.connector)).toEqual(['one', 'one']);
    expect(unavailable).toEqual([]);
    expect(await sources.account(accountId('two', 'c'))).toBeNull();
    expect(() => sources.accounts({ ...all, filter: { connectors: ['two'] } })).toThrow(InvalidInputError);
    expect(two.calls).toEqual([]);
  });

  it('keep a caller with accounts of its own to these, and to transfers that touch them', async () => {
    const mine = aTransfer('one', 't1', { source: party('one', 'a'), destination: party('one', 'b') });
    const other = aTransfer('one', 't2', { source: party('one', 'b') });
    const list = async () => [wholeFeed('t', async () => ({ items: [mine, other], unreadable: 0 }))];
    const transfers = {
      list,
      read: async (_: unknown, ref: string) => (ref === 't1' ? mine : other),
      rails: ['ACH' as const],
    };
    const bank = new FakeConnector(
      'one',
      [anAccount('one', 'a', { balance: aBalance(7n) }), anAccount('one', 'b')],
      { transfers },
    );
    const sources = sourcesOver([bank])(aPrincipal({ accounts: new Set([accountId('one', 'a')]) }));

    const accounts = await sources.accounts(all);
    const seen = await sources.transfers({ ...all, field: 'Query.transfers' });
    const cash = await sources.cashPosition({});

    expect(accounts.edges.map(({ node }) => node.providerId)).toEqual(['a']);
    expect(seen.edges.map(({ node }) => node.providerId)).toEqual(['t1']);
    expect(await sources.transfer(other.id)).toBeNull();
    expect(await sources.account(accountId('one', 'b'))).toBeNull();
    expect(cash.totals).toMatchObject([{ current: { minor: 7n }, accountCount: 1 }]);
  });
});

describe('trusted domains', () => {
  const config = {
    id: toGlobalId({ connector: 'one', kind: 'TrustedDomainConfig', ref: 'one' }),
    connector: 'one',
    domains: ['app.example'],
  };
  const upsert = async () => ({ value: config });
  const bank = new FakeConnector('one', [], { trustedDomains: { read: async () => config, upsert } });
  const unknown = new FakeConnector('two', [], { trustedDomains: { read: async () => null, upsert } });
  const open = sourcesOver([bank, unknown, new FakeConnector('three', [])]);
  const idAt = (connector: string, ref = connector) =>
    toGlobalId({ connector, kind: 'TrustedDomainConfig', ref });

  it('are those of the connector, and null where none are known or kept', async () => {
    const read = ['one', 'two', 'three'].map((name) => open().trustedDomainConfig(name));
    const nodes = [idAt('one'), idAt('two'), idAt('three'), idAt('one', 'x')].map((id) => open().node(id));

    expect(await Promise.all(read)).toEqual([config, null, null]);
    expect(await Promise.all(nodes)).toEqual([config, null, null, null]);
  });

  it('are hidden from a caller with accounts of its own, and with a connector that is not granted', async () => {
    const limited = open(aPrincipal({ accounts: new Set([accountId('one', 'a')]) }));
    const elsewhere = open(aPrincipal({ connectors: new Set(['two']) }));

    expect(await limited.trustedDomainConfig('one')).toBeNull();
    expect([await limited.node(config.id), await elsewhere.node(config.id)]).toEqual([null, null]);
    await expect(elsewhere.trustedDomainConfig('one')).rejects.toThrow(InvalidInputError);
  });
});

describe('balances', () => {
  it('are read only when asked for, once for a request', async () => {
    const { one } = twoBanks();
    const sources = sourcesOver([one])();
    const { edges } = await sources.accounts(all);
    const account = edges.find(({ node }) => node.providerId === 'a')?.node;
    if (!account) throw new Error('account a is missing');
    const before = [...one.calls];

    const balances = await Promise.all([sources.balance(account, null), sources.balance(account, null)]);

    expect(before).toEqual(['list']);
    expect(one.calls).toEqual(['list', 'read a']);
    expect(balances).toEqual([aBalance(100n), aBalance(100n)]);
  });

  it('are bridged by an earlier answer, marked stale, when the provider does not answer', async () => {
    const { one } = twoBanks();
    const clock = new FixedClock();
    const open = sourcesOver([one], clock);
    await open().balance(anAccount('one', 'a'), null);
    one.fail('TIMEOUT');
    clock.advance(3_600_000);

    expect(await open().balance(anAccount('one', 'a'), null)).toEqual({ ...aBalance(100n), stale: true });
    await expect(open(aPrincipal({}, 'another')).balance(anAccount('one', 'a'), null)).rejects.toThrow(
      UpstreamError,
    );
  });

  it('fail rather than be older than asked for', async () => {
    const { one } = twoBanks();
    const clock = new FixedClock();
    const open = sourcesOver([one], clock);
    await open().balance(anAccount('one', 'a'), null);
    one.fail();
    clock.advance(30_000);

    expect(await open().balance(anAccount('one', 'a'), 60)).toEqual(aBalance(100n));
    await expect(open().balance(anAccount('one', 'a'), 20)).rejects.toThrow(UpstreamError);
    await expect(open().balance(anAccount('one', 'a'), 0)).rejects.toThrow(UpstreamError);
  });

  it('are read again when what is known is too old', async () => {
    const { one } = twoBanks();
    const clock = new FixedClock();
    const open = sourcesOver([one], clock);
    await open().balance(anAccount('one', 'a'), null);

    await open().balance(anAccount('one', 'a'), 0);

    expect(one.calls).toEqual(['read a', 'balance a']);
  });
});

describe('the cash position', () => {
  it('is the sum of what the connectors that answer hold, in every combination of up and down', async () => {
    for (const [oneUp, twoUp] of [
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ]) {
      const { one, two } = twoBanks();
      if (!oneUp) one.fail();
      if (!twoUp) two.fail('TIMEOUT');

      const cash = await sourcesOver([one, two])().cashPosition({});

      const expected = (oneUp ? 100n : 0n) + (twoUp ? 5n : 0n);
      expect(cash.totals[0]?.current?.minor ?? 0n).toBe(expected);
      expect(cash.complete).toBe(oneUp && twoUp);
      expect(cash.unavailable.map(({ connector }) => connector).sort()).toEqual(
        [oneUp ? [] : ['one'], twoUp ? [] : ['two']].flat(),
      );
    }
  });

  it('never adds one currency to another and dates itself by its oldest part', async () => {
    const euros = { minor: 3n, currency: 'EUR' };
    const bank = new FakeConnector('one', [
      anAccount('one', 'a', { balance: aBalance(1n) }),
      anAccount('one', 'b', {
        currency: 'EUR',
        balance: { current: euros, available: null, held: null, asOf: '2026-03-01T00:00:00Z', stale: false },
      }),
      anAccount('one', 'c'),
    ]);

    const cash = await sourcesOver([bank])().cashPosition({});

    expect(cash.totals).toMatchObject([
      { currency: 'EUR', current: { minor: 3n }, available: null, accountCount: 1 },
      { currency: 'USD', current: { minor: 1n, countedAccounts: 1 }, accountCount: 2 },
    ]);
    expect(cash.asOf).toBe('2026-03-01T00:00:00Z');
  });
});
