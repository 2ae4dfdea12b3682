import { describe, expect, it } from 'vitest';
import {
  ACCOUNT,
  ACTIVE_CARD,
  type Bank,
  INACTIVE_LEDGER,
  LEDGER,
  NOBODY,
  PAYMENTS,
  THEIR_ACCOUNT,
  THEIR_LEDGER,
  TREASURY,
  useBank,
} from './cards-bank.js';

let bank: Bank;
useBank((opened) => {
  bank = opened;
});

const balancePath = `/v1/treasury/ledger-balance/${LEDGER}`;

describe('a token', () => {
  it('is required and must be known', async () => {
    const without = await bank.call('GET', balancePath, { token: '' });
    const unknown = await bank.call('GET', balancePath, { token: 'guess' });

    expect([without.status, unknown.status]).toEqual([401, 401]);
    expect(without.body).toMatchObject({ code: 'UNAUTHORIZED', requestId: expect.stringMatching(/^rq_/) });
    expect(without.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('that only reads is refused a write', async () => {
    const token = 'cardbiller-read-token';
    const read = await bank.call('GET', balancePath, { token });
    const write = await bank.call('POST', `${TREASURY}/load-card/${ACTIVE_CARD}`, {
      token,
      body: { amount: 1 },
    });

    expect([read.status, write.status, write.body['code']]).toEqual([200, 403, 'FORBIDDEN']);
  });

  it('of another merchant opens theirs and not ours', async () => {
    const token = 'cardbiller-foreign-token';
    const paths = [
      `/v1/treasury/ledger-balance/${THEIR_LEDGER}`,
      `/v1/treasury/${THEIR_ACCOUNT}/transactions`,
      balancePath,
      `${TREASURY}/transactions`,
    ];
    const theirs = await Promise.all(paths.map((path) => bank.call('GET', path, { token })));
    const ours = await Promise.all(paths.map((path) => bank.call('GET', path)));

    expect(theirs.map((one) => one.status)).toEqual([200, 200, 403, 403]);
    expect(ours.map((one) => one.status)).toEqual([403, 403, 200, 200]);
  });

  it('can be revoked while the next one works', async () => {
    await bank.settings({ revokedTokens: ['cardbiller-sandbox-token'] });

    const old = await bank.call('GET', balancePath);
    const next = await bank.call('GET', balancePath, { token: 'cardbiller-sandbox-token-next' });

    expect([old.status, next.status]).toEqual([401, 200]);
  });
});

describe('a path', () => {
  it('with an id of another form is 400, with an unknown one 404', async () => {
    const bad = await bank.call('GET', '/v1/treasury/ledger-balance/main');
    const unknown = await bank.call('GET', `/v1/treasury/ledger-balance/${NOBODY}`);
    const account = await bank.call('GET', `/v1/treasury/${NOBODY}/transactions`);
    const card = await bank.load(NOBODY, 1);

    expect([bad.status, unknown.status, account.status, card.status]).toEqual([400, 404, 404, 404]);
    expect(bad.body['errors']).toEqual([{ field: 'ledgerUuid', message: 'must be a UUID' }]);
  });

  it('that leads nowhere is 404', async () => {
    const { status, body } = await bank.call('GET', `${TREASURY}/cards`);

    expect([status, body['code']]).toEqual([404, 'NOT_FOUND']);
  });

  it('naming a Payments account is refused', async () => {
    const issue = await bank.call('POST', `/v1/treasury/${PAYMENTS}/issue-card`, {
      body: { ledgerUuid: LEDGER },
    });
    await bank.command({ action: 'account', account: ACCOUNT, kind: 'Payments' });
    const load = await bank.load(ACTIVE_CARD, 1);

    expect([issue, load].map(({ status, body }) => [status, body['code']])).toEqual([
      [409, 'ACCOUNT_NOT_TREASURY'],
      [409, 'ACCOUNT_NOT_TREASURY'],
    ]);
  });
});

describe('a ledger balance', () => {
  it('is the available balance after everything applied', async () => {
    const before = (await bank.balances(ACTIVE_CARD)).ledger;
    await bank.command({ action: 'ledger-deposit', ledger: LEDGER, amount: '250.75', type: 'EFT' });
    await bank.command({ action: 'ledger-fee', ledger: LEDGER, amount: '0.75' });

    const { body } = await bank.call('GET', balancePath);

    expect(body).toMatchObject({ ledgerUuid: LEDGER, currency: 'USD', asOf: '2025-03-05T12:00:00Z' });
    expect(body['availableBalance'].toFixed(2)).toBe((Number(before) + 250).toFixed(2));
  });

  it('is refused until the ledger is active', async () => {
    const path = `/v1/treasury/ledger-balance/${INACTIVE_LEDGER}`;
    const before = await bank.call('GET', path);
    await bank.command({ action: 'ledger', ledger: INACTIVE_LEDGER, active: true });
    const after = await bank.call('GET', path);

    expect([before.status, before.body['code']]).toEqual([409, 'LEDGER_NOT_ACTIVE']);
    expect([after.status, after.body['availableBalance']]).toEqual([200, 0]);
  });

  it('can be named otherwise, wrapped and written as text', async () => {
    await bank.settings({ balanceField: 'available', envelope: true, amountForm: 'string' });

    const { body } = await bank.call('GET', balancePath);

    expect(body['data'].available).toMatch(/^\d+\.\d\d$/);
  });

  it('stays exact beyond the digits of a double', async () => {
    const before = (await bank.balances(ACTIVE_CARD)).ledger.split('.')[1];
    await bank.command({ action: 'ledger-deposit', ledger: LEDGER, amount: '90071992547409930' });

    const { text } = await bank.call('GET', balancePath);

    expect(text).toMatch(new RegExp(`"availableBalance":900719925\\d{8}\\.${before},`));
  });
});

describe('errors', () => {
  it('can be cut short so that they do not parse', async () => {
    await bank.settings({ brokenErrorBodies: true });

    const { status, text } = await bank.load(NOBODY, 1);

    expect(status).toBe(404);
    expect(text).toContain('NOT_FOUND');
    expect(() => JSON.parse(text)).toThrow();
  });

  it('answer 429 with Retry-After beyond the rate', async () => {
    await bank.settings({ rateLimitPerSecond: 0.5, rateLimitBurst: 1 });

    const first = await bank.call('GET', balancePath);
    const limited = await bank.call('GET', balancePath);

    expect([first.status, limited.status, limited.body['code']]).toEqual([200, 429, 'RATE_LIMITED']);
    expect(limited.headers.get('retry-after')).toBe('2');
  });

  it('refuse an unknown setting, an unfit value and an unknown command', async () => {
    const answers = await Promise.all([
      bank.settings({ colour: 'red' }),
      bank.settings({ suspendRule: 'maybe' }),
      bank.settings({ listLagMs: -1 }),
      bank.settings({ revokedTokens: 'all' }),
      bank.command({ action: 'emit' }),
    ]);

    expect(answers.map((one) => one.status)).toEqual([400, 400, 400, 400, 400]);
  });
});
