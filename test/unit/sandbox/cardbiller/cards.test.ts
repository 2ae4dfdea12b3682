import { describe, expect, it } from 'vitest';
import type { Answer } from '../answer.js';
import {
  ACCOUNT,
  ACTIVE_CARD,
  type Bank,
  CYCLED_CARD,
  HOUR,
  INACTIVE_LEDGER,
  LEDGER,
  NOBODY,
  PENDING_CARD,
  SECOND_ACCOUNT,
  SECOND_LEDGER,
  SUSPENDED_CARD,
  THEIR_LEDGER,
  TREASURY,
  useBank,
} from './cards-bank.js';

let bank: Bank;
useBank((opened) => {
  bank = opened;
});

const issue = (body: unknown, account = ACCOUNT): Promise<Answer> =>
  bank.call('POST', `/v1/treasury/${account}/issue-card`, { body });
const codes = (answers: readonly Answer[]): string[] =>
  answers.map(({ status, body }) => (status < 300 ? body['status'] : `${status} ${body['code']}`));

describe('issuing a card', () => {
  it('gives a virtual one that is active at once, without its full number', async () => {
    const { status, body } = await issue({ ledgerUuid: LEDGER, label: '  Field team 7 ' });
    const loaded = await bank.load(body['cardUuid'], 0.1);

    expect(status).toBe(201);
    expect(body).toMatchObject({
      treasuryAccountUuid: ACCOUNT,
      ledgerUuid: LEDGER,
      label: 'Field team 7',
      cardType: 'Virtual',
      status: 'Active',
      balance: 0,
      currency: 'USD',
      createdAt: '2025-03-05T12:00:00Z',
    });
    expect(body['lastFour']).toMatch(/^\d{4}$/);
    expect(Object.keys(body).join()).not.toMatch(/number|cvv|pan/i);
    expect(loaded.status).toBe(200);
    expect((await bank.check())['effects']).toContainEqual({ key: 'Field team 7', count: 1 });
  });

  it('makes a second card when asked twice', async () => {
    const [first, second] = [
      await issue({ ledgerUuid: LEDGER, label: 'A' }),
      await issue({ ledgerUuid: LEDGER, label: 'A' }),
    ];

    expect(first.body['cardUuid']).not.toBe(second.body['cardUuid']);
    expect((await bank.check())['effects']).toEqual([{ key: 'A', count: 2 }]);
  });

  it('refuses what the contract refuses', async () => {
    const answers = await Promise.all([
      issue({}),
      issue({ ledgerUuid: 'main' }),
      issue({ ledgerUuid: LEDGER, label: '  ' }),
      issue({ ledgerUuid: LEDGER, label: 7 }),
      issue([]),
      issue({ ledgerUuid: NOBODY }),
      issue({ ledgerUuid: THEIR_LEDGER }),
      issue({ ledgerUuid: INACTIVE_LEDGER }),
    ]);

    expect(codes(answers)).toEqual([
      ...Array.from({ length: 5 }, () => '400 VALIDATION_ERROR'),
      '404 NOT_FOUND',
      '403 FORBIDDEN',
      '409 LEDGER_NOT_ACTIVE',
    ]);
  });

  it('needs a programme where cards are physical', async () => {
    await bank.command({ action: 'account', account: ACCOUNT, cardType: 'Physical', programEnabled: false });
    const without = await issue({ ledgerUuid: LEDGER });
    await bank.command({ action: 'account', account: ACCOUNT, programEnabled: true });
    const { body } = await issue({ ledgerUuid: LEDGER });
    const early = await bank.load(body['cardUuid'], 1);
    await bank.advance(5 * 24 * HOUR);
    const late = await bank.load(body['cardUuid'], 1);

    expect(codes([without])).toEqual(['409 CARD_PROGRAM_NOT_ENABLED']);
    expect(body).toMatchObject({ cardType: 'Physical', status: 'Pending' });
    expect([codes([early]), late.status]).toEqual([['409 CARD_NOT_ACTIVE'], 200]);
  });

  it('refuses the ledger of another account of the merchant', async () => {
    await bank.reset('default');

    const answers = [
      await issue({ ledgerUuid: SECOND_LEDGER }),
      await issue({ ledgerUuid: SECOND_LEDGER }, SECOND_ACCOUNT),
    ];

    expect(codes(answers)).toEqual(['403 FORBIDDEN', 'Pending']);
  });
});

describe('suspending under the cycle rule', () => {
  it('allows one change each way in a rolling day', async () => {
    const first = [await bank.suspend(ACTIVE_CARD, true), await bank.suspend(ACTIVE_CARD, false)];
    await bank.advance(24 * HOUR - 1);
    const early = await bank.suspend(ACTIVE_CARD, true);
    await bank.advance(1);
    const late = await bank.suspend(ACTIVE_CARD, true);

    expect(codes(first)).toEqual(['Suspended', 'Active']);
    expect(codes([early, late])).toEqual(['409 SUSPEND_LIMIT_REACHED', 'Suspended']);
  });

  it('does not use the allowance for the state it is in', async () => {
    const answers = [
      await bank.suspend(ACTIVE_CARD, false),
      await bank.suspend(ACTIVE_CARD, true),
      await bank.suspend(ACTIVE_CARD, true),
      await bank.suspend(ACTIVE_CARD, false),
    ];

    expect(codes(answers)).toEqual([
      '409 CARD_STATE_UNCHANGED',
      'Suspended',
      '409 CARD_STATE_UNCHANGED',
      'Active',
    ]);
  });

  it('knows the changes of the seeded cards', async () => {
    const answers = [await bank.suspend(CYCLED_CARD, true), await bank.suspend(SUSPENDED_CARD, false)];

    expect(codes(answers)).toEqual(['409 SUSPEND_LIMIT_REACHED', 'Active']);
  });

  it('wants a boolean and a usable card', async () => {
    const answers = [
      await bank.suspend(ACTIVE_CARD, 'false'),
      await bank.suspend(ACTIVE_CARD, undefined),
      await bank.suspend(PENDING_CARD, true),
    ];

    expect(codes(answers)).toEqual(['400 VALIDATION_ERROR', '400 VALIDATION_ERROR', '409 CARD_NOT_ACTIVE']);
  });
});

describe('suspending under the strict rule', () => {
  it('allows one change of any kind in a rolling day', async () => {
    await bank.settings({ suspendRule: 'strict' });
    const first = [await bank.suspend(ACTIVE_CARD, true), await bank.suspend(ACTIVE_CARD, false)];
    await bank.advance(24 * HOUR);
    const late = await bank.suspend(ACTIVE_CARD, false);

    expect(codes([...first, late])).toEqual(['Suspended', '409 SUSPEND_LIMIT_REACHED', 'Active']);
  });
});

describe('spending outside', () => {
  it('lowers the card and is listed only when it should be', async () => {
    await bank.load(ACTIVE_CARD, 500);
    const before = await bank.balances(ACTIVE_CARD);
    const total = (await bank.list()).body['total'];

    await bank.command({
      action: 'card-spend',
      card: ACTIVE_CARD,
      amount: '20.10',
      description: 'Pier Deli',
    });
    await bank.command({ action: 'card-spend', card: ACTIVE_CARD, amount: '0.20', listed: false });
    const after = await bank.balances(ACTIVE_CARD);
    const { data } = (await bank.list()).body;

    expect((Number(before.card) - Number(after.card)).toFixed(2)).toBe('20.30');
    expect(after.ledger).toBe(before.ledger);
    expect((await bank.list()).body['total']).toBe(total + 1);
    expect(data[0]).toMatchObject({
      description: 'Pier Deli',
      cardUuid: ACTIVE_CARD,
      ledgerUuid: null,
      amount: 20.1,
    });
    expect((await bank.check())['balanced']).toBe(true);
  });

  it('is refused above the balance and while the card is suspended', async () => {
    const spend = { action: 'card-spend', card: ACTIVE_CARD, amount: '999999.00' };
    const above = await bank.command(spend);
    await bank.command({ action: 'card', card: ACTIVE_CARD, status: 'Suspended' });
    const suspended = await bank.command({ ...spend, amount: '0.01' });

    expect(codes([above, suspended])).toEqual(['422 INSUFFICIENT_CARD_BALANCE', '409 CARD_NOT_ACTIVE']);
  });
});

describe('an answer about a card', () => {
  it('can use words that nobody documented', async () => {
    await bank.settings({ unknownWords: ['cardType', 'cardStatus'] });

    const { body } = await bank.call('POST', `${TREASURY}/issue-card`, { body: { ledgerUuid: LEDGER } });

    expect([body['cardType'], body['status']]).toEqual(['Metal', 'Dormant']);
  });
});
