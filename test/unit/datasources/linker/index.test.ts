import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Call } from '../../../../src/datasources/http/upstream.js';
import { linker } from '../../../../src/datasources/linker/index.js';
import { newCall } from '../../../support/attempts.js';
import { json, type Loopback, startLoopback } from '../../../support/loopback.js';
import { entryOf, openContext } from '../../../support/open-provider.js';
import { planned } from '../../../support/planned.js';
import { toAccount } from './commands.js';
import { attempt, connector, listed, mark, series } from './fake-linker.js';

/** What each token opens. */
const ANSWERS: Readonly<Record<string, readonly [number, unknown]>> = {
  'Bearer ann': [200, listed('recurringTransfers', series('of-ann'))],
  'Bearer ben': [200, listed('recurringTransfers', series('of-ben'))],
  'Bearer new': [403, { statusCode: 403, message: 'Customer not found' }],
  'Bearer odd': [200, { statusCode: 200, data: {} }],
};

/** Any write is done. */
const WRITTEN = [201, { statusCode: 201 }] as const;

/** Answers each token with its own list. */
const startServer = () =>
  startLoopback((response, { method, headers }) => {
    const token = headers.authorization ?? 'no token';
    const known = method === 'POST' && ANSWERS[token] ? WRITTEN : ANSWERS[token];
    const [status, body] = known ?? [401, { statusCode: 401, message: 'Unauthorized' }];
    json(response, body, status);
  });

let server: Loopback;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

const entry = (credentials: object) =>
  entryOf(connector, { credentials, accountsFrom: 'tp-main' }, { baseUrl: server.url });

const open = (credentials: object) => linker.open(entry(credentials), openContext(connector));

const seen = () =>
  server.requests.map(
    ({ method, url, headers }) => `${method} ${url} ${headers.authorization ?? 'no token'}`,
  );

type Opened = ReturnType<typeof open>;

async function idsOf({ ports }: Opened, callerHeaders: Readonly<Record<string, string>>) {
  const call = { ...newCall(), callerHeaders };
  const [feed] = (await ports.recurringTransfers?.list(call, { filter: {} })) ?? [];
  return (await feed?.read())?.items.map(({ providerId }) => providerId);
}

const check = (opened: Opened) => opened.check(new AbortController().signal);

describe('a connector with the token of one end user', () => {
  it('proves it, and reads with it whatever callers bring', async () => {
    const opened = open({ token: 'ann' });

    await check(opened);

    expect(await idsOf(opened, { 'x-linker-token': 'ben' })).toEqual(['of-ann']);
    expect(opened.health().state).toBe('HEALTHY');
    expect(opened.callerHeader).toBeUndefined();
    expect(opened.secrets).toHaveLength(1);
    expect(opened.ports.recurringTransfers?.isCallersOwn).toBe(false);
    expect(opened.ports.scheduledTransfers?.isCallersOwn).toBe(false);
    expect(seen()).toEqual([
      'GET /baas/recurring-transfers?limit=1 Bearer ann',
      'GET /baas/recurring-transfers?limit=100&offset=0 Bearer ann',
    ]);
    await opened.close();
  });

  it.each([
    ['a token that is not accepted', 'wrong', 'UNAUTHORIZED'],
    ['a user who is not enrolled', 'new', 'FORBIDDEN'],
    ['an answer without a list', 'odd', 'INVALID_RESPONSE'],
  ])('reports %s', async (_, token, code) => {
    const opened = open({ token });

    await expect(check(opened)).rejects.toMatchObject({ code });

    expect(seen()).toHaveLength(1);
    await opened.close();
  });
});

describe('a connector to which callers bring their tokens', () => {
  const credentials = { callerHeader: 'X-Linker-Token' };

  it('shows each caller its own, and nothing of it to another', async () => {
    const opened = open(credentials);

    const both = await Promise.all([
      idsOf(opened, { 'x-linker-token': 'ann' }),
      idsOf(opened, { 'x-linker-token': 'ben' }),
    ]);

    expect(both).toEqual([['of-ann'], ['of-ben']]);
    expect(opened.callerHeader).toBe('x-linker-token');
    expect(opened.secrets).toEqual([]);
    expect(opened.ports.recurringTransfers?.isCallersOwn).toBe(true);
    expect(opened.ports.scheduledTransfers?.isCallersOwn).toBe(true);
    await opened.close();
  });

  it('calls nobody for a caller without a token', async () => {
    const opened = open(credentials);

    await expect(idsOf(opened, {})).rejects.toMatchObject({ code: 'UNAUTHORIZED', sent: 'no' });

    expect(seen()).toEqual([]);
    await opened.close();
  });

  it('has nothing to prove by itself', async () => {
    const opened = open(credentials);

    await expect(check(opened)).resolves.toBeUndefined();

    expect(seen()).toEqual([]);
    await opened.close();
  });
});

describe('a write', () => {
  const send = (opened: Opened, call: Partial<Call>) =>
    planned(opened.ports.createTransfer, toAccount()).send(attempt({ call: { ...newCall(), ...call } }));

  it("goes out with the caller's own token, and the key in the header that Linker documents", async () => {
    const opened = open({ callerHeader: 'X-Linker-Token' });

    expect(await send(opened, { callerHeaders: { 'x-linker-token': 'ben' } })).toBeNull();

    expect(seen()).toEqual(['POST /baas/transfer-internal Bearer ben']);
    expect(server.requests[0]?.headers['idempotency-key']).toBe(mark.providerKey);
    await opened.close();
  });

  it('is not sent for a caller without a token', async () => {
    const opened = open({ callerHeader: 'X-Linker-Token' });

    await expect(send(opened, {})).rejects.toMatchObject({ code: 'UNAUTHORIZED', sent: 'no' });

    expect(seen()).toEqual([]);
    await opened.close();
  });
});

it('brings exactly the ports of its capabilities', async () => {
  const opened = open({ token: 'ann' });

  expect(Object.keys(opened.ports).sort()).toEqual([
    'activateRecurringTransfer',
    'cancelScheduledTransfer',
    'createRecurringTransfer',
    'createTransfer',
    'deactivateRecurringTransfer',
    'deleteRecurringTransfer',
    'recurringTransfers',
    'scheduledTransfers',
    'updateRecurringTransfer',
  ]);
  expect(linker.capabilities).toEqual(['ACH_TRANSFERS', 'INTERNAL_TRANSFERS', 'RECURRING_TRANSFERS']);
  await opened.close();
});

it('is written down without an address', () => {
  expect(linker).toMatchObject({ id: 'LINKER', key: 'linker', name: 'Linker', documentedUrls: {} });
});

it('lists the problems of an entry, and does not open it', () => {
  expect(linker.problems(entry({}))).toEqual([expect.stringMatching(/^credentials: required/)]);
  expect(() => open({})).toThrow('credentials');
});
