import { describe, expect, it } from 'vitest';
import { type Bank, parties, useBank } from './bank.js';

let bank: Bank;
useBank((opened) => {
  bank = opened;
});

describe('authentication', () => {
  it('refuses a missing or wrong key with 401 and an error body', async () => {
    const without = await bank.call('GET', '/ping', { auth: '' });
    const wrong = await bank.call('GET', '/ping', { auth: `Basic ${Buffer.from('a:b').toString('base64')}` });

    expect([without.status, wrong.status]).toEqual([401, 401]);
    expect(without.body['error']).toBeTypeOf('string');
  });

  it('answers a ping with its time and the headers of every answer', async () => {
    const { status, body, headers } = await bank.call('GET', '/ping');

    expect(status).toBe(200);
    expect(body['time']).toMatch(/\.\d{3}Z$/);
    expect(headers.get('content-type')).toBe('application/json;charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-cache, no-store, must-revalidate');
  });
});

describe('an idempotency key', () => {
  it('gives the first answer again whatever the body says', async () => {
    const { from, to } = await parties(bank);
    const body = { from_account_id: from, to_account_id: to, amount: '5.00' };

    const first = await bank.call('POST', '/book', { body, key: 'k-1' });
    const again = await bank.call('POST', '/book', { body: { ...body, amount: '9.00' }, key: 'k-1' });

    expect(again.body).toEqual(first.body);
    expect((await bank.get('/__sandbox/check'))['effects']).toEqual([{ key: 'k-1', count: 1 }]);
  });

  it('answers 409 while the first request is under way', async () => {
    const { from, to } = await parties(bank);
    const body = { from_account_id: from, to_account_id: to, amount: '5.00' };
    await bank.settings({ holdCreates: true });

    const attempts = [1, 2].map(() => bank.call('POST', '/book', { body, key: 'k-2' }));
    const early = await Promise.race(attempts);
    await bank.settings({ holdCreates: false });

    expect(early.status).toBe(409);
    expect((await Promise.all(attempts)).map((one) => one.status).sort()).toEqual([200, 409]);
  });

  it('is free again after a refusal and after its retention', async () => {
    const { from, to } = await parties(bank);
    const body = { from_account_id: from, to_account_id: to, amount: '5.00' };

    const refused = await bank.call('POST', '/book', { body: { ...body, amount: '0.00' }, key: 'k-3' });
    const first = await bank.call('POST', '/book', { body, key: 'k-3' });
    await bank.advance(25 * 3_600_000);
    const later = await bank.call('POST', '/book', { body, key: 'k-3' });

    expect([refused.status, first.status, later.status]).toEqual([400, 200, 200]);
    expect(refused.body['error']).toBe("Parameter 'amount' must be greater than '0'.");
    expect(later.body['id']).not.toBe(first.body['id']);
  });

  it('hides a 502 that was accepted all the same', async () => {
    const { from, to } = await parties(bank);
    const body = { from_account_id: from, to_account_id: to, amount: '5.00' };
    await bank.settings({ bankOutage: true });

    const outage = await bank.call('POST', '/book', { body, key: 'k-4' });
    const replay = await bank.call('POST', '/book', { body, key: 'k-4' });
    await bank.advance(3_600_000);
    const waiting = await bank.get(`/book/${replay.body['id']}`);
    await bank.settings({ bankOutage: false });
    await bank.advance(3_000);

    expect([outage.status, replay.status, waiting['status']]).toEqual([502, 200, 'pending']);
    expect((await bank.get(`/book/${replay.body['id']}`))['status']).toBe('sent');
  });
});

describe('errors', () => {
  it('can be cut short so that they do not parse', async () => {
    await bank.settings({ brokenErrorBodies: true });

    const { status, text } = await bank.call('GET', '/ach/ach_none');

    expect(status).toBe(404);
    expect(text).toContain('"error"');
    expect(() => JSON.parse(text)).toThrow();
  });

  it('answer 429 beyond the rate, with Retry-After only when told so', async () => {
    await bank.settings({ rateLimitPerSecond: 0.001, rateLimitBurst: 1 });

    await bank.call('GET', '/ping');
    const limited = await bank.call('GET', '/ping');
    await bank.settings({ retryAfterHeader: true });
    const hinted = await bank.call('GET', '/ping');

    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, null]);
    expect(Number(hinted.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('refuse an unknown setting and an unfit value', async () => {
    const unknown = await bank.call('POST', '/__sandbox/settings', { body: { colour: 'red' } });
    const unfit = await bank.call('POST', '/__sandbox/settings', { body: { nsf: 'maybe' } });

    expect([unknown.status, unfit.status]).toEqual([400, 400]);
  });
});
