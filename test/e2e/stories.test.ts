import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RunningGateway } from '../support/gateway.js';

interface Logged {
  readonly method: string;
  readonly path: string;
  readonly query: unknown;
}

interface Row {
  readonly id: string;
  readonly createdAt: string;
  readonly connector: { readonly name: string };
}

const TRANSFERS = `query ($after: String, $first: Int!) {
  transfers(first: $first, after: $after) {
    edges { cursor node { id createdAt connector { name } } }
    pageInfo { hasNextPage endCursor }
    unavailable { connector { name } code retryable }
  }
}`;

/** What the provider itself calls it, which is within the id. */
const refOf = (row: Row | undefined) =>
  Buffer.from(row?.id ?? '', 'base64url')
    .toString('utf8')
    .split(':')
    .slice(2)
    .join(':');

describe('what people do with it', () => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await RunningGateway.start();
  });
  beforeEach(async () => {
    for (const name of Object.keys(gateway.sandbox.simulators)) {
      await gateway.control(name, 'DELETE', 'faults');
      await gateway.control(name, 'DELETE', 'requests');
    }
  });
  afterAll(() => gateway.stop());

  const requests = async (name: string) => (await gateway.control(name, 'GET', 'requests')) as Logged[];

  async function walk(first: number, between: (turn: number) => Promise<void>): Promise<Row[]> {
    const rows: Row[] = [];
    let after: string | null = null;
    for (let turn = 0; ; turn += 1) {
      const { data, errors }: { data?: any; errors?: any } = await gateway.query(TRANSFERS, { after, first });
      expect(errors).toBeUndefined();
      rows.push(...data.transfers.edges.map(({ node }: { node: Row }) => node));
      if (!data.transfers.pageInfo.hasNextPage) return rows;
      after = data.transfers.pageInfo.endCursor;
      await between(turn);
    }
  }

  const away = (name: string, fault: object = { kind: 'status', code: 503 }) =>
    gateway.control(name, 'POST', 'faults', { match: { path: '/*' }, fault, times: 0 });

  it('walks all transfers of the four that list any, newest first, without a repeat or a gap', async () => {
    const rows = await walk(100, async () => undefined);

    const moments = rows.map(({ createdAt }) => createdAt.slice(0, 19));
    const from = (name: string) => rows.filter(({ connector }) => connector.name === name);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect([from('tp-main').length, from('path-main').length]).toEqual([400, 300]);
    expect(from('treasure-main').length * from('cards-main').length).toBeGreaterThan(0);
    expect(moments).toEqual([...moments].sort().reverse());
  });

  it('walks on while one provider is away for a while and the others add transfers', async () => {
    const before = await walk(100, async () => undefined);
    const payment = before.find(({ connector }) => connector.name === 'path-main');
    const company = refOf(payment).split('/')[0];

    const seen = await walk(100, async (turn) => {
      if (turn === 1) await away('treasure-main');
      if (turn === 4) await gateway.control('treasure-main', 'DELETE', 'faults');
      if (turn === 5) await away('cards-main', { kind: 'drop-before' });
      if (turn === 7) await gateway.control('cards-main', 'DELETE', 'faults');
      const insert = (name: string, command: object) =>
        gateway.control(name, 'POST', 'webhooks', { count: 3, ...command });
      await insert('tp-main', { action: 'insert-transfers', rail: 'ach' });
      await insert('path-main', { action: 'insert-payments', company });
    });

    const ids = seen.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(before.filter(({ id }) => !ids.includes(id))).toEqual([]);
  });

  it('reads 50 transfers with their accounts and counterparties at no more than a call for each distinct object', async () => {
    const query = readFileSync('examples/03-newest-transfers.graphql', 'utf8');
    const { data } = await gateway.query(
      query.replace('first: $first)', 'first: $first, filter: { connectors: ["tp-main"] })'),
    );

    const parties = data.transfers.nodes
      .flatMap(({ source, destination }: any) => [source?.id, destination?.id])
      .filter(Boolean);
    const calls = await requests('tp-main');
    const lists = calls.filter(({ path }) => /^\/(ach|book|wire|fednow)$/.test(path));
    const objects = calls.filter((call) => !lists.includes(call));
    expect(data.transfers.nodes).toHaveLength(50);
    expect(objects.length).toBeLessThanOrEqual(new Set(parties).size);
    expect(objects.length).toBeLessThan(10);
    expect(new Set(calls.map(({ path, query }) => JSON.stringify([path, query]))).size).toBe(calls.length);
  });

  it('reads accounts singly at Treasury Prime only for what the list does not say', async () => {
    const filter = '(first: 20, filter: { connectors: ["tp-main"] })';
    const single = async () =>
      (await requests('tp-main')).filter(({ path }) => path.startsWith('/account/')).length;

    await gateway.query(`{ accounts${filter} { nodes { id status currency accountNumberLast4 } } }`);
    const without = await single();
    await gateway.query(`{ accounts${filter} { nodes { id balance { current { amount } } } } }`);

    expect(without).toBe(0);
    expect(await single()).toBe(20);
  });

  it('adds up the cash to what the simulators hold, and says what is missing when one is away', async () => {
    const query =
      '{ cashPosition { totals { currency current { amount } accountCount } byConnector { connector { name } totals { current { amount } } } complete unavailable { connector { name } code retryable } } }';
    const whole = (await gateway.query(query)).data.cashPosition;
    await gateway.control('treasure-main', 'POST', 'faults', {
      match: { path: '/*' },
      fault: { kind: 'status', code: 503 },
      times: 0,
    });
    const part = (await gateway.query(query)).data.cashPosition;

    expect(whole.complete).toBe(true);
    expect(part.complete).toBe(false);
    expect(part.unavailable).toMatchObject([{ connector: { name: 'treasure-main' }, retryable: true }]);
    const others = ({ connector }: any) => connector.name !== 'treasure-main';
    expect(part.byConnector).toEqual(whole.byConnector.filter(others));
  });

  it('gives the rest of an answer when one provider is away, and names it', async () => {
    await gateway.control('treasure-main', 'POST', 'faults', {
      match: { path: '/*' },
      fault: { kind: 'drop-before' },
      times: 0,
    });

    const { data, errors } = await gateway.query(
      '{ accounts(first: 100, filter: { kinds: [DEPOSIT, INVESTMENT] }) { nodes { connector { name } } unavailable { connector { name } code } } connectors { name } }',
    );

    expect(errors).toBeUndefined();
    expect(data.accounts.nodes).toHaveLength(60);
    expect(data.accounts.unavailable).toMatchObject([{ connector: { name: 'treasure-main' } }]);
  });

  it('shows an end user its own accounts and nothing else', async () => {
    const { endUser } = gateway.sandbox.tokens;
    const everything = await gateway.query(
      '{ accounts(first: 100) { nodes { id } } transfers(first: 100) { nodes { id } } }',
    );
    const { data } = await gateway.query(
      '{ accounts(first: 100) { nodes { id } } transfers(first: 100) { nodes { id source { ... on Account { id } } destination { ... on Account { id } } } } transactions(first: 50) { nodes { account { id } } } cards(first: 50) { nodes { account { id } } } }',
      {},
      endUser,
    );
    const own = data.accounts.nodes.map(({ id }: Row) => id);
    const other = everything.data.accounts.nodes
      .map(({ id }: Row) => id)
      .filter((id: string) => !own.includes(id));

    const foreign = await gateway.query(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids: other.slice(0, 20) },
      endUser,
    );

    expect(own).toHaveLength(2);
    expect(foreign.data.nodes.every((node: unknown) => node === null)).toBe(true);
    for (const { source, destination } of data.transfers.nodes) {
      expect([source?.id, destination?.id].some((id) => own.includes(id))).toBe(true);
      expect([source?.id, destination?.id].some((id) => other.includes(id))).toBe(false);
    }
    for (const { account } of [...data.transactions.nodes, ...data.cards.nodes])
      expect(own).toContain(account.id);
  });

  it('refuses a scope that a caller does not have, and keeps the rest of the answer', async () => {
    const { data, errors } = await gateway.query(
      '{ accounts(first: 1) { nodes { id accountNumber } } businesses { nodes { id } } }',
      {},
      gateway.sandbox.tokens.endUser,
    );

    expect(data.accounts.nodes[0].id).toBeTruthy();
    expect(data.accounts.nodes[0].accountNumber).toBeNull();
    expect(data.businesses).toBeNull();
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  });

  it('refuses the cursor of another caller, field or filter', async () => {
    const cursor = (await gateway.query(TRANSFERS, { first: 3 })).data.transfers.pageInfo.endCursor;
    const attempts = await Promise.all([
      gateway.query(TRANSFERS, { first: 3, after: cursor }, gateway.sandbox.tokens.analyst),
      gateway.query('query ($after: String) { accounts(after: $after) { nodes { id } } }', { after: cursor }),
      gateway.query(
        'query ($after: String) { transfers(after: $after, filter: { rails: [ACH] }) { nodes { id } } }',
        { after: cursor },
      ),
      gateway.query(TRANSFERS, { first: 3, after: `${cursor}x` }),
    ]);

    expect(cursor.length).toBeLessThanOrEqual(1024);
    expect(attempts.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(
      Array(4).fill('BAD_USER_INPUT'),
    );
    expect((await gateway.query(TRANSFERS, { first: 3, after: cursor })).errors).toBeUndefined();
  });

  it('answers a single read of a provider that is away with a code, and null for ids that are none', async () => {
    const [account] = (
      await gateway.query('{ accounts(first: 1, filter: { connectors: ["tp-main"] }) { nodes { id } } }')
    ).data.accounts.nodes;
    await gateway.control('tp-main', 'POST', 'faults', {
      match: { path: '/account/*' },
      fault: { kind: 'status', code: 503 },
      times: 0,
    });

    const query =
      'query ($id: ID!) { account(id: $id) { id } none: account(id: "nonsense") { id } viewer { subject } }';
    const { data, errors } = await gateway.query(query, { id: account.id });

    expect(data).toEqual({ account: null, none: null, viewer: { subject: 'operator' } });
    expect(errors).toMatchObject([
      {
        extensions: {
          code: 'PROVIDER_UNAVAILABLE',
          connector: 'tp-main',
          provider: 'TREASURY_PRIME',
          retryable: true,
        },
      },
    ]);
  });
});
