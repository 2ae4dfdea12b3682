import { expect, it } from 'vitest';
import { cardbiller } from '../../../../src/datasources/cardbiller/index.js';
import { newCall } from '../../../support/attempts.js';
import { json, startLoopback } from '../../../support/loopback.js';
import { entryOf, openContext } from '../../../support/open-provider.js';
import {
  account,
  balance,
  connector,
  ledger,
  ledgerPath,
  record,
  transactionsPath,
} from './fake-cardbiller.js';

const BOTH = { treasuryAccounts: [account(1)], ledgers: [ledger(1)] };

/** Answers the token that is right now: a balance, inactive or not, and a list of one. */
async function startServer() {
  const world = { token: 'right', isActive: true };
  const server = await startLoopback((response, { url, headers }) => {
    const isLedger = url === ledgerPath(1);
    const status = isLedger && !world.isActive ? 409 : 200;
    const isRight = headers.authorization === `Bearer ${world.token}`;
    if (!isRight || status === 409)
      return json(response, { code: 'NO', message: 'No.' }, isRight ? status : 401);
    json(response, isLedger ? balance(7) : { data: [record(1)], page: 1, total: 1, totalPages: 1 });
  });
  return { ...server, world };
}

const entry = (baseUrl: string, token: unknown, resources: object) =>
  entryOf(connector, { credentials: { token }, currency: 'USD', resources }, { baseUrl });

const open = (baseUrl: string, token: unknown = 'right', resources: object = BOTH) =>
  cardbiller.open(entry(baseUrl, token, resources), openContext(connector));

const check = (opened: ReturnType<typeof open>) => opened.check(new AbortController().signal);

it('proves itself with its token and reads', async () => {
  const server = await startServer();
  const opened = open(server.url);

  await check(opened);
  const [feed] =
    (await opened.ports.transactions?.list(newCall(), { filter: { types: ['WIRE_DOMESTIC'] } })) ?? [];

  expect((await feed?.read())?.items).toHaveLength(1);
  expect(opened.health().state).toBe('HEALTHY');
  expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    `GET ${ledgerPath(1)}`,
    `GET ${transactionsPath(1)}?transactionType=Domestic%20Wire&page=1&limit=100`,
  ]);
  await opened.close();
  await server.close();
});

it('is proven by a ledger that is not active, and by the transactions where there is no ledger', async () => {
  const server = await startServer();
  server.world.isActive = false;
  const opened = open(server.url);
  const withoutLedger = open(server.url, 'right', { treasuryAccounts: [account(1)] });

  await check(opened);
  await check(withoutLedger);

  expect(server.requests[1]).toMatchObject({
    method: 'GET',
    url: expect.stringContaining(`${transactionsPath(1)}?`),
  });
  await Promise.all([opened.close(), withoutLedger.close(), server.close()]);
});

it('reads a replaced token again after a refusal', async () => {
  const server = await startServer();
  const tokens = ['old'];
  const opened = open(server.url, async () => tokens.shift() ?? 'right');

  await check(opened);

  expect(server.requests).toHaveLength(2);
  await opened.close();
  await server.close();
});

it('reports a token that is not accepted as UNAUTHORIZED', async () => {
  const server = await startServer();
  const opened = open(server.url, 'wrong');

  await expect(check(opened)).rejects.toMatchObject({ code: 'UNAUTHORIZED' });

  await opened.close();
  await server.close();
});

it('brings exactly the ports of its capabilities', async () => {
  const opened = open('http://127.0.0.1:9');

  expect(Object.keys(opened.ports).sort()).toEqual([
    'accounts',
    'balances',
    'cards',
    'debitCard',
    'issueCard',
    'ledgers',
    'loadCard',
    'suspendCard',
    'transactions',
    'transfers',
    'unsuspendCard',
  ]);
  await opened.close();
});

it('is written down without an address', () => {
  expect(cardbiller).toMatchObject({
    id: 'CARDBILLER',
    key: 'cardbiller',
    name: 'Cardbiller',
    documentedUrls: {},
    capabilities: [
      'ACCOUNTS',
      'BALANCES',
      'TRANSACTIONS',
      'LEDGERS',
      'CARDS',
      'CARD_ISSUING',
      'CARD_FUNDING',
    ],
  });
});

it('lists the problems of an entry, and does not open it', () => {
  expect(cardbiller.problems(entry('http://127.0.0.1:9', '', BOTH))).toEqual([
    expect.stringMatching(/^credentials\.token: required/),
  ]);
  expect(() => open('http://127.0.0.1:9', '')).toThrow('credentials.token');
});
