import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSimulator, startSimulator } from '../../../../sandbox/kernel/server.js';
import { type Answer, call } from './calls.js';
import { echoDefinition } from './echo-provider.js';

let sim: RunningSimulator;
beforeAll(async () => {
  sim = await startSimulator(echoDefinition);
});
afterAll(() => sim.close());
afterEach(async () => {
  await control('POST', 'reset');
});

const headers = { Authorization: 'Bearer open-sesame', 'Idempotency-Key': 'key-1' };
const get = (): Promise<Answer> => call('GET', `${sim.url}/v1/items/7`, { headers });
const deposit = (): Promise<Answer> => call('POST', `${sim.url}/v1/deposits`, { headers, body: {} });
const control = (method: string, path: string, body?: unknown): Promise<Answer> =>
  call(method, `${sim.url}/__sandbox/${path}`, { body });
const order = async (fault: object, rest: { match?: object; times?: number } = {}): Promise<string> => {
  const { match = { path: '/v1/*' }, ...times } = rest;
  const answer = await control('POST', 'faults', { match, fault, ...times });
  expect(answer.status).toBe(201);
  return answer.json.id;
};
const effects = async (): Promise<unknown> => (await control('GET', 'check')).json.effects;

describe('a fault', () => {
  it('answers a status in place of the provider, as often as ordered', async () => {
    await order(
      { kind: 'status', code: 503, body: { error: 'later' }, headers: { 'Retry-After': '2' } },
      { times: 2 },
    );

    const [first, second, third] = [await deposit(), await deposit(), await deposit()];

    expect([first.status, second.status, third.status]).toEqual([503, 503, 201]);
    expect(first.json).toEqual({ error: 'later' });
    expect(first.headers.get('retry-after')).toBe('2');
    expect(await effects()).toEqual([{ key: 'key-1', count: 1 }]);
  });

  it('can answer a status after the provider has booked', async () => {
    await order({ kind: 'status', code: 502, when: 'after' });

    expect((await deposit()).status).toBe(502);
    expect(await effects()).toEqual([{ key: 'key-1', count: 1 }]);
  });

  it('lasts until cleared when ordered for 0 times', async () => {
    await order({ kind: 'status', code: 500 }, { times: 0 });

    expect([(await get()).status, (await get()).status]).toEqual([500, 500]);
    expect((await control('GET', 'faults')).json).toMatchObject([{ remaining: null, hits: 2 }]);
    await control('DELETE', 'faults');
    expect((await get()).status).toBe(200);
  });

  it('takes only the method and the exact path of its match', async () => {
    await order({ kind: 'status', code: 500 }, { match: { method: 'post', path: '/v1/items/7' } });
    await order({ kind: 'status', code: 501 }, { match: { path: '/v1/items/8' } });

    expect((await get()).status).toBe(200);
  });

  it('cuts before booking', async () => {
    await order({ kind: 'drop-before' });

    await expect(deposit()).rejects.toThrow();
    expect(await effects()).toEqual([]);
  });

  it('cuts after booking', async () => {
    await order({ kind: 'drop-after' });

    await expect(deposit()).rejects.toThrow();
    expect(await effects()).toEqual([{ key: 'key-1', count: 1 }]);
    expect((await control('GET', 'requests')).json).toMatchObject([{ path: '/v1/deposits', status: null }]);
  });

  it('hangs until the caller leaves', async () => {
    await order({ kind: 'hang' });

    const hung = fetch(`${sim.url}/v1/items/7`, { headers, signal: AbortSignal.timeout(50) });

    await expect(hung).rejects.toThrow('timeout');
  });

  it('delays and then answers', async () => {
    await order({ kind: 'delay', ms: 60 });
    const startedMs = performance.now();

    expect((await get()).status).toBe(200);
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(50);
  });

  it('drips the body at the rate wanted', async () => {
    await order({ kind: 'drip', bytesPerSecond: 200 });
    const startedMs = performance.now();

    expect((await get()).json).toEqual({ id: '7', tags: ['a'] });
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(60);
  });

  it('truncates the body', async () => {
    await order({ kind: 'truncate' });

    await expect(get()).rejects.toThrow();
  });

  it('garbles the body', async () => {
    await order({ kind: 'garble' });

    const answer = await get();

    expect(answer.status).toBe(200);
    expect(() => JSON.parse(answer.text)).toThrow(SyntaxError);
  });

  it('redirects elsewhere', async () => {
    await order({ kind: 'redirect', to: 'http://127.0.0.1:9/else' });

    const answer = await get();

    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('http://127.0.0.1:9/else');
  });

  it('swells the body to the size wanted', async () => {
    await order({ kind: 'big', bytes: 1_000_000 });

    const answer = await get();

    expect(answer.text.length).toBe(1_000_000);
    expect(answer.json).toEqual({ id: '7', tags: ['a'] });
  });

  it('mutates the body by a JSON patch', async () => {
    await order({
      kind: 'mutate',
      jsonPatch: [
        { op: 'replace', path: '/tags/0', value: null },
        { op: 'remove', path: '/id' },
      ],
    });

    expect((await get()).json).toEqual({ tags: [null] });
  });

  it.each([
    { when: 'before', booked: [] },
    { when: 'after', booked: [{ key: 'key-1', count: 1 }] },
  ])('holds a request $when booking until it is released', async ({ when, booked }) => {
    const id = await order({ kind: 'hold', when });
    const pending = deposit();

    expect((await control('POST', `faults/${id}/wait`)).json).toEqual({ reached: 1 });
    expect(await effects()).toEqual(booked);
    expect((await control('POST', `faults/${id}/release`)).json).toEqual({ released: 1 });

    expect((await pending).status).toBe(201);
  });

  it('says when no request came to a hold in time', async () => {
    const id = await order({ kind: 'hold' });

    expect((await control('POST', `faults/${id}/wait`, { timeoutMs: 10 })).status).toBe(408);
  });
});
