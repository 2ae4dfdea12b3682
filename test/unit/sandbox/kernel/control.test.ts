import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClock } from '../../../../sandbox/kernel/clock.js';
import { type RunningSimulator, startSimulator } from '../../../../sandbox/kernel/server.js';
import { type Answer, call } from './calls.js';
import { echoDefinition } from './echo-provider.js';

let sim: RunningSimulator;
beforeAll(async () => {
  sim = await startSimulator(echoDefinition, {
    clock: createClock({ startMs: Date.UTC(2025, 5, 1), wallMs: () => 0 }),
  });
});
afterAll(() => sim.close());
beforeEach(async () => {
  await control('POST', 'reset', { seed: 300 });
});

const headers = { Authorization: 'Bearer open-sesame', 'Idempotency-Key': 'key-1' };
const control = (method: string, path: string, body?: unknown): Promise<Answer> =>
  call(method, `${sim.url}/__sandbox/${path}`, { body });

describe('the control surface', () => {
  it('writes down what arrived, but not the control calls', async () => {
    await call('POST', `${sim.url}/v1/deposits?dry=1`, { headers, body: {} });
    await call('GET', `${sim.url}/v1/nowhere`);

    const rows = (await control('GET', 'requests')).json;

    expect(rows).toMatchObject([
      {
        method: 'POST',
        path: '/v1/deposits',
        query: 'dry=1',
        idempotencyKey: 'key-1',
        status: 201,
        at: '2025-06-01T00:00:00.000Z',
      },
      { method: 'GET', path: '/v1/nowhere', query: '', idempotencyKey: null, status: 404 },
    ]);
    expect(rows[0].headerNames).toContain('authorization');
    await control('DELETE', 'requests');
    expect((await control('GET', 'requests')).json).toEqual([]);
  });

  it('refuses callers of the provider, not its own', async () => {
    expect((await call('GET', `${sim.url}/v1/items/1`)).status).toBe(401);
    expect((await control('GET', 'check')).status).toBe(200);
  });

  it('moves the clock by an amount and to a time', async () => {
    expect((await control('POST', 'clock', { advanceMs: 1_500 })).json).toEqual({
      now: '2025-06-01T00:00:01.500Z',
    });
    expect((await control('POST', 'clock', { now: '2026-01-01T00:00:00Z' })).json).toEqual({
      now: '2026-01-01T00:00:00.000Z',
    });
  });

  it('shows the stored objects, their counts and the balances of the book, in minor units', async () => {
    await call('POST', `${sim.url}/v1/deposits`, { headers, body: {} });

    const { status, json } = await control('GET', 'book');

    expect(status).toBe(200);
    expect(json).toEqual({
      counts: { purses: 1 },
      records: { purses: [{ id: 'purse', minor: '400' }] },
      balances: [
        { account: 'purse', currency: 'USD', minor: '400' },
        { account: 'outside', currency: 'USD', minor: '-400' },
      ],
    });
  });

  it('checks the stated balances against the book', async () => {
    expect((await control('GET', 'check')).json).toEqual({
      balanced: true,
      totals: { USD: '0.00' },
      differences: [],
      effects: [],
    });

    await control('POST', 'webhooks', { do: 'misstate' });

    expect((await control('GET', 'check')).json).toMatchObject({
      balanced: false,
      differences: [{ account: 'purse', currency: 'USD', stated: '3.05', booked: '3.00' }],
    });
  });

  it('merges settings and passes commands to the provider', async () => {
    expect((await control('POST', 'settings', { loud: true })).json).toEqual({ loud: true });
    expect((await control('POST', 'webhooks', { do: 'ring' })).json).toEqual({ done: 'ring' });
  });

  it.each([
    [
      'faults',
      { match: { path: 'v1' }, fault: { kind: 'hang' } },
      'match.path must be a path that starts with / or is *; got "v1"',
    ],
    [
      'faults',
      { match: { path: '/v1' }, fault: { kind: 'explode' } },
      /^fault\.kind must be one of delay, .*; got "explode"$/,
    ],
    [
      'faults',
      { match: { path: '/v1' }, fault: { kind: 'delay' } },
      'fault.ms must be a whole number of at least 0; got nothing',
    ],
    [
      'faults',
      { match: { path: '/' }, fault: { kind: 'hang' }, times: -1 },
      'times must be a whole number of at least 0; got -1',
    ],
    ['clock', { advanceMs: '5' }, 'advanceMs must be a whole number of at least 0; got "5"'],
    ['clock', {}, 'body must be an object with either now or advanceMs; got {}'],
    ['reset', { size: 'huge' }, 'size must be one of small, default, large; got "huge"'],
    ['settings', [], 'body must be a JSON object; got []'],
  ])('says what it required and what arrived: %s %j', async (path, body, message) => {
    const answer = await control('POST', path, body);

    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({
      error: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });

  it('closes although callers keep their connections open', async () => {
    const other = await startSimulator(echoDefinition);
    await call('GET', `${other.url}/v1/items/1`, { headers });

    await other.close();

    await expect(call('GET', `${other.url}/v1/items/1`)).rejects.toThrow();
  });
});
