import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RunningGateway } from '../support/gateway.js';

const CONNECTORS = ['tp-main', 'treasure-main', 'cards-main', 'linker-app', 'path-main'] as const;

const POSITION = `{
  cashPosition {
    totals { ...Total }
    byConnector { connector { name } totals { ...Total } }
    asOf complete
    unavailable { connector { name } code }
  }
}
fragment Total on CurrencyPosition { currency environment current { ...Sum } available { ...Sum } accountCount }
fragment Sum on BalanceTotal { amount countedAccounts complete }`;

const ACCOUNTS = `query ($after: String, $connector: String!) {
  accounts(first: 100, after: $after, filter: { connectors: [$connector] }) {
    nodes { currency status balance(maxAgeSeconds: 0) { current { amount } available { amount } asOf } }
    pageInfo { hasNextPage endCursor }
    unavailable { code }
  }
}`;

interface Sum {
  readonly amount: string;
  readonly countedAccounts: number;
  readonly complete: boolean;
}

interface Total {
  readonly currency: string;
  readonly environment: string;
  readonly current: Sum | null;
  readonly available: Sum | null;
  readonly accountCount: number;
}

/** A sum of stated balances and their number. */
interface Figure {
  readonly units: bigint;
  readonly stated: number;
}

interface Sums {
  readonly current: Figure;
  readonly available: Figure;
  readonly count: number;
}

const NOTHING: Figure = { units: 0n, stated: 0 };
/** Accounts that can hold no money. They count only where a balance is stated. */
const WITHOUT_MONEY = ['PENDING', 'CLOSED', 'ERROR'];

/** Decimal text → units of a hundredth of a hundredth: enough for every currency here. */
function toUnits(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(4, '0'));
}

function addFigures(a: Figure, b: Figure): Figure {
  return { units: a.units + b.units, stated: a.stated + b.stated };
}

function add(sums: Map<string, Sums>, currency: string, part: Sums): void {
  const sum = sums.get(currency) ?? { current: NOTHING, available: NOTHING, count: 0 };
  sums.set(currency, {
    current: addFigures(sum.current, part.current),
    available: addFigures(sum.available, part.available),
    count: sum.count + part.count,
  });
}

const toFigure = (sum: Sum | null): Figure =>
  sum ? { units: toUnits(sum.amount), stated: sum.countedAccounts } : NOTHING;

function toSums(totals: readonly Total[]): Map<string, Sums> {
  return new Map(
    totals.map(({ currency, current, available, accountCount }) => [
      currency,
      { current: toFigure(current), available: toFigure(available), count: accountCount },
    ]),
  );
}

/** The figures that claim to be complete or not against the truth. */
function wrongClaims(totals: readonly Total[], isWhole: boolean): readonly Total[] {
  return totals.filter(({ current, available, accountCount }) =>
    [current, available].some(
      (sum) => sum && sum.complete !== (isWhole && sum.countedAccounts === accountCount),
    ),
  );
}

describe('the cash position', () => {
  let gateway: RunningGateway;
  /** What the accounts of each connector state, added up one by one. */
  const stated = new Map<string, { readonly sums: Map<string, Sums>; readonly oldest: string | null }>();

  beforeAll(async () => {
    gateway = await RunningGateway.start();
    for (const name of CONNECTORS) stated.set(name, await addUp(name));
  });
  beforeEach(async () => {
    for (const name of CONNECTORS) await gateway.control(name, 'DELETE', 'faults');
  });
  afterAll(() => gateway.stop());

  async function addUp(connector: string) {
    const sums = new Map<string, Sums>();
    const moments: string[] = [];
    let after: string | null = null;
    do {
      const { data, errors }: { data?: any; errors?: any[] } = await gateway.query(ACCOUNTS, {
        connector,
        after,
      });
      expect(errors).toBeUndefined();
      expect(data.accounts.unavailable).toEqual([]);
      for (const { currency, status, balance } of data.accounts.nodes) {
        if (!balance && WITHOUT_MONEY.includes(status)) continue;
        if (balance) moments.push(balance.asOf);
        const figure = (money: { amount: string } | null) =>
          money ? { units: toUnits(money.amount), stated: 1 } : NOTHING;
        add(sums, currency, {
          current: figure(balance?.current ?? null),
          available: figure(balance?.available ?? null),
          count: 1,
        });
      }
      after = data.accounts.pageInfo.hasNextPage ? data.accounts.pageInfo.endCursor : null;
    } while (after !== null);
    return { sums, oldest: moments.sort()[0] ?? null };
  }

  function expected(up: readonly string[]): Map<string, Sums> {
    const sums = new Map<string, Sums>();
    for (const name of up)
      for (const [currency, part] of stated.get(name)?.sums ?? []) add(sums, currency, part);
    return sums;
  }

  const fail = (connector: string, fault: object) =>
    gateway.control(connector, 'POST', 'faults', { match: { path: '/*' }, fault, times: 100_000 });

  async function position(): Promise<any> {
    const { data, errors } = await gateway.query(POSITION);
    expect(errors).toBeUndefined();
    return data.cashPosition;
  }

  it('has something to count at four of the five', () => {
    const counted = CONNECTORS.filter((name) => (stated.get(name)?.sums.size ?? 0) > 0);

    expect(counted).toEqual(['tp-main', 'treasure-main', 'cards-main', 'path-main']);
  });

  it.each(Array.from({ length: 32 }, (_, mask) => mask))(
    'is the sum of the accounts that it counts, to the last minor unit, with the connectors of mask %i down',
    async (mask) => {
      const down = CONNECTORS.filter((_, index) => mask & (1 << index));
      const up = CONNECTORS.filter((name) => !down.includes(name));
      for (const name of down)
        await fail(name, { kind: 'status', code: 403, body: { error: 'closed for the test' } });

      const found = await position();

      const named = found.unavailable.map((each: any) => each.connector.name).sort();
      expect(toSums(found.totals)).toEqual(expected(up));
      expect(named).toEqual(down.filter((name) => name !== 'linker-app').sort());
      expect(found.complete).toBe(named.length === 0);
      expect(wrongClaims(found.totals, named.length === 0)).toEqual([]);
      for (const { connector, totals } of found.byConnector)
        expect(toSums(totals)).toEqual(stated.get(connector.name)?.sums);
    },
  );

  it.each(CONNECTORS)('leaves %s out whole when its answers are garbled, and says so', async (name) => {
    await fail(name, { kind: 'garble' });

    const found = await position();

    const missing: readonly string[] = name === 'linker-app' ? [] : [name];
    expect(found.unavailable.map((each: any) => each.connector.name)).toEqual(missing);
    expect(toSums(found.totals)).toEqual(expected(CONNECTORS.filter((each) => !missing.includes(each))));
  });

  it.each(CONNECTORS)('still counts %s when it is slow', async (name) => {
    await fail(name, { kind: 'delay', ms: 100 });

    const found = await position();

    expect(found.complete).toBe(true);
    expect(toSums(found.totals)).toEqual(expected(CONNECTORS));
  });

  it('is as old as the oldest balance in it', async () => {
    const found = await position();

    const pathOldest = stated.get('path-main')?.oldest;
    expect(found.asOf).toBe(pathOldest);
  });
});
