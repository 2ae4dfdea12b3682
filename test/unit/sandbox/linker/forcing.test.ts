import { describe, expect, it } from 'vitest';
import { type Pair, type Row, usePair } from './pair.js';

const PATH = '/baas/recurring-transfers';
let pair: Pair;
usePair(
  (opened) => {
    pair = opened;
  },
  { paired: false },
);

describe('the error shapes', () => {
  const at = expect.stringMatching(/^2026-03-10T/);
  it.each([
    ['list', { statusCode: 404, message: ["This recurring transfer doesn't exist"], error: 'Not Found' }],
    ['text', { statusCode: 404, message: "This recurring transfer doesn't exist" }],
    ['status', { message: "This recurring transfer doesn't exist", status: 404 }],
    [
      'errors',
      {
        errors: [
          {
            code: 2000,
            title: 'Not Found',
            detail: "This recurring transfer doesn't exist",
            occurred_at: at,
          },
        ],
        status: 404,
      },
    ],
  ])('include %s, for any refusal', async (errorShape, body) => {
    await pair.settings({ errorShape });

    const answer = await pair.call('GET', `${PATH}/none`);

    expect(answer).toMatchObject({ status: 404, body });
  });

  it('may contradict the status', async () => {
    await pair.settings({ statusCodeContradicts: true });

    const answer = await pair.call('GET', PATH);

    expect(answer).toMatchObject({ status: 200, body: { statusCode: 201 } });
  });

  it.each([400, 401, 403, 422, 429, 500])('come with %d when ordered', async (status) => {
    await pair.command({ action: 'refuse', status, method: 'GET', path: PATH, retryAfter: 3 });

    const refused = await pair.call('GET', PATH);
    const after = await pair.call('GET', PATH);

    expect(refused.status).toBe(status);
    expect(refused.headers.get('retry-after')).toBe('3');
    expect(after.status).toBe(200);
  });
});

describe('what reads show', () => {
  it.each([
    ['plain', /^\d+(\.\d{1,2})?$/],
    ['fixed', /^\d+\.\d\d$/],
  ])('has amounts in %s form', async (amountForm, form) => {
    await pair.settings({ amountForm });

    for (const row of await pair.series()) expect(row['amount']).toMatch(form);
  });

  it('has amounts as bare numbers when told to', async () => {
    await pair.settings({ amountForm: 'number' });

    for (const row of [...(await pair.series()), ...(await pair.jobs())])
      expect(row['amount']).toBeTypeOf('number');
  });

  it('can have words that no document lists', async () => {
    const [series] = await pair.series();
    await pair.command({ action: 'show', id: series?.['id'], status: 'SUSPENDED', frequency: 'quarterly' });

    expect(await pair.data(`${PATH}/${series?.['id']}`)).toMatchObject({
      status: 'SUSPENDED',
      frequency: 'quarterly',
    });
  });
});

describe('the control surface', () => {
  it('refuses settings and commands that it does not have', async () => {
    expect((await pair.settings({ gravity: false })).status).toBe(400);
    expect((await pair.settings({ runAtHour: 24 })).status).toBe(400);
    expect((await pair.settings({ accounts: [{ id: 'acct_1' }] })).status).toBe(400);
    expect((await pair.settings({ timeZone: 'Mars/Olympus' })).status).toBe(400);
    expect((await pair.call('POST', '/__sandbox/webhooks', { body: { action: 'dance' } })).status).toBe(400);
  });

  it('keeps the pairing over a reset, and nothing else', async () => {
    await pair.settings({ treasuryPrimeUrl: 'http://127.0.0.1:9', listLagMs: 5 });

    await pair.call('POST', '/__sandbox/reset', {});
    const settings = (await pair.call('GET', '/__sandbox/settings')).body;

    expect(settings).toMatchObject({ treasuryPrimeUrl: 'http://127.0.0.1:9', listLagMs: 0 });
  });

  it('lays down the same data for the same seed, in three sizes', async () => {
    const sized = async (size: string): Promise<Row[]> => {
      await pair.call('POST', '/__sandbox/reset', { body: { size, seed: 3 } });
      return pair.series('?limit=1000');
    };

    const [small, again, medium, large] = [
      await sized('small'),
      await sized('small'),
      await sized('default'),
      await sized('large'),
    ];

    expect(again).toEqual(small);
    expect([small?.length, medium?.length, large?.length]).toEqual([4, 12, 120]);
    expect(new Set(small?.map((row) => row['frequency'])).size).toBe(3);
  });

  it('has no book of its own to be out of balance', async () => {
    const check = (await pair.call('GET', '/__sandbox/check')).body;

    expect(check).toMatchObject({ balanced: true, differences: [], effects: [] });
  });

  it('logs the key under the name that Linker documents', async () => {
    await pair.call('POST', '/baas/transfer-internal', { body: {}, headers: { 'idempotency-key': 'seen' } });

    const rows = (await pair.call('GET', '/__sandbox/requests')).body as unknown as Row[];

    expect(rows.at(-1)).toMatchObject({
      path: '/baas/transfer-internal',
      idempotencyKey: 'seen',
      status: 400,
    });
  });
});
