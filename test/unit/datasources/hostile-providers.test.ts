import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type Connectors, openConnectors, PROVIDERS } from '../../../src/datasources/index.js';
import { MAX_WHOLE_PAGES } from '../../../src/datasources/paging/read-pages.js';
import { systemClock } from '../../../src/domain/clock.js';
import { startDeadline } from '../../../src/domain/deadline.js';
import { silentTelemetry, type Telemetry } from '../../../src/domain/telemetry.js';
import { execute } from '../../support/execute.js';
import { aPrincipal } from '../../support/fake-connector.js';
import { collectGarbage } from '../../support/garbage.js';
import { json, type Loopback, startLoopback } from '../../support/loopback.js';
import { manualClock } from '../../support/manual-clock.js';
import { account, accountRow } from './treasury-prime/records.js';

type Serve = (response: ServerResponse, path: string, cursor: string | null) => void;

const limits = { timeoutMs: 60_000, maxConcurrent: 20, requestsPerSecond: 100_000 };
const HEALTHY = ['acct_9', 'acct_8'];

const servers: Loopback[] = [];
const opened: Connectors[] = [];
afterEach(async () => {
  // The servers first: a connector waits for the answers that are open.
  for (const server of servers.splice(0)) await server.close();
  for (const connectors of opened.splice(0)) await connectors.close();
});

async function serve(answer: Serve): Promise<Loopback> {
  const server = await startLoopback((response, { url }) => {
    const { pathname, searchParams } = new URL(url, 'http://bank');
    answer(response, pathname, searchParams.get('page_cursor'));
  });
  servers.push(server);
  return server;
}

/** A bank that answers as documented, with two accounts. */
const healthy: Serve = (response, path) => {
  if (path === '/account')
    json(response, {
      data: HEALTHY.map((id) => accountRow(id, { created_at: '2020-01-01T00:00:00Z' })),
      page_next: null,
    });
  else if (path === '/account_lock') json(response, { data: [], page_next: null });
  else json(response, account(path.slice('/account/'.length)));
};

/** Connectors to a healthy bank and to one that answers as `hostile` says. */
async function openBanks(hostile: Serve) {
  const provider = PROVIDERS.find(({ id }) => id === 'TREASURY_PRIME');
  if (!provider) throw new Error('required Treasury Prime, arrived no such provider');
  const [good, bad] = [await serve(healthy), await serve(hostile)];
  const configured = [
    { name: 'hostile', url: bad.url },
    { name: 'healthy', url: good.url },
  ].map(({ name, url: baseUrl }) => ({
    provider,
    entry: {
      ...{ name, environment: 'SANDBOX' as const, baseUrl, limits },
      options: { credentials: { keyId: 'id', keyValue: 'value' } },
    },
  }));
  let answers = 0;
  let giveRead = () => {};
  const healthyIsRead = new Promise<void>((resolve) => {
    giveRead = resolve;
  });
  const telemetry: Telemetry = {
    ...silentTelemetry,
    upstream: ({ connector }) => {
      if (connector.name === 'healthy') answers += 1;
      // The accounts, the locks and each account.
      if (answers === 2 + HEALTHY.length) giveRead();
    },
  };
  const connectors = openConnectors(configured, {
    clock: systemClock,
    random: () => 0,
    telemetry,
    cursorSecret: Buffer.from('secret'),
  });
  opened.push(connectors);
  const ask = async (query: string, until = new AbortController().signal) => {
    const request = { principal: aPrincipal(), signal: until, requestId: 'r-1' };
    return execute({ query, sources: connectors.sourcesFor(request) });
  };
  return { ask, hostile: bad, healthyIsRead };
}

const UNAVAILABLE = 'unavailable { connector { name } code retryable }';
const HOSTILE = { connector: { name: 'hostile' } };
const ACCOUNTS = `{ accounts(first: 50) { edges { node { providerId } } pageInfo { hasNextPage } ${UNAVAILABLE} } }`;
const CASH = `{ cashPosition { complete byConnector { connector { name } } ${UNAVAILABLE} } }`;

const next = (cursor: string) => `https://bank.example.com/x?page_cursor=${cursor}`;
const counted = (cursor: string | null) => Number(cursor ?? 0) + 1;
const rowAt = (n: number | string) => accountRow(`acct_h${n}`, { created_at: '2026-01-01T00:00:00Z' });

/** Hostile lists of accounts; everything else is answered as documented. */
const listing =
  (page: (cursor: string | null) => object, path = '/account'): Serve =>
  (response, asked, cursor) =>
    asked === path ? json(response, page(cursor)) : healthy(response, asked, cursor);

const endless = (cursor: string | null) => ({
  data: [rowAt(counted(cursor))],
  page_next: next(String(counted(cursor))),
});

describe('a gateway with a hostile provider', () => {
  it.each([
    ['never ends its accounts', listing(endless)],
    ['never ends its locks', listing((cursor) => ({ ...endless(cursor), data: [{}] }), '/account_lock')],
    ['stands still', listing(() => ({ data: [rowAt(1)], page_next: next('a') }))],
    [
      'goes in a circle',
      listing((at) => ({ data: [rowAt(at ?? 0)], page_next: next(at === 'a' ? 'b' : 'a') })),
    ],
    [
      'refuses its own cursor',
      ((response, path, cursor) =>
        cursor === null
          ? listing(endless)(response, path, cursor)
          : json(response, { error: 'Invalid id page_cursor' }, 400)) as Serve,
    ],
  ])('keeps the cash position of the healthy one where another %s', async (_, hostile) => {
    const { ask, hostile: bank } = await openBanks(hostile);

    const { data, errors } = await ask(CASH);

    expect(errors).toEqual([]);
    expect(data.cashPosition).toEqual({
      complete: false,
      byConnector: [{ connector: { name: 'healthy' } }],
      unavailable: [{ ...HOSTILE, code: 'INVALID_RESPONSE', retryable: false }],
    });
    expect(bank.requests.length).toBeLessThanOrEqual(2 * MAX_WHOLE_PAGES);
  });

  it('keeps the accounts of the healthy one where another never ends its locks', async () => {
    const locks = listing((cursor) => ({ ...endless(cursor), data: [{}] }), '/account_lock');
    const { ask } = await openBanks(locks);

    const { data } = await ask(ACCOUNTS);

    expect(data.accounts).toEqual({
      edges: HEALTHY.map((providerId) => ({ node: { providerId } })),
      pageInfo: { hasNextPage: false },
      unavailable: [{ ...HOSTILE, code: 'INVALID_RESPONSE', retryable: false }],
    });
  });

  it('answers at the deadline of the request where another is silent, although garbage was collected', async () => {
    const { ask, hostile, healthyIsRead } = await openBanks(() => undefined);
    const clock = manualClock();
    const deadline = startDeadline(clock, 25_000);
    const asked = ask(`{ ${ACCOUNTS.slice(1, -1)} ${CASH.slice(1, -1)} }`, deadline.signal);
    await Promise.all([hostile.arrived(2), healthyIsRead]);

    await collectGarbage();
    clock.advance(25_000);
    const { data, errors } = await asked;

    const silent = [{ ...HOSTILE, code: 'TIMEOUT', retryable: true }];
    expect(errors).toEqual([]);
    expect(data.accounts).toMatchObject({
      edges: HEALTHY.map((providerId) => ({ node: { providerId } })),
      unavailable: silent,
    });
    expect(data.cashPosition).toMatchObject({ complete: false, unavailable: silent });
  });
});
