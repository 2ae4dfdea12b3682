import { describe, expect, it } from 'vitest';
import type { Answer } from '../answer.js';
import {
  ACTIVE_CARD,
  type Bank,
  LEDGER,
  PENDING_CARD,
  SUSPENDED_CARD,
  TREASURY,
  useBank,
} from './cards-bank.js';

let bank: Bank;
useBank((opened) => {
  bank = opened;
});

const LOAD = `${TREASURY}/load-card/${ACTIVE_CARD}`;
const codes = (answers: readonly Answer[]): string[] =>
  answers.map(({ status, body }) => `${status} ${body['code'] ?? ''}`.trim());

describe('a load', () => {
  it('moves money from ledger to card in one transaction', async () => {
    const before = await bank.balances(ACTIVE_CARD);
    const { status, body } = await bank.load(ACTIVE_CARD, 150.1, 'LD-7Q2M allowance March');
    const after = await bank.balances(ACTIVE_CARD);
    const read = await bank.call('GET', `${TREASURY}/transactions/${body['transactionUuid']}`);

    expect(status).toBe(200);
    expect(body).toMatchObject({
      entryType: 'Debit',
      transactionType: 'Debit Card',
      amount: 150.1,
      description: 'LD-7Q2M allowance March',
      ledgerUuid: LEDGER,
      cardUuid: ACTIVE_CARD,
      status: 'Posted',
    });
    expect([body['ledgerBalance'], body['cardBalance']]).toEqual([Number(after.ledger), Number(after.card)]);
    expect((Number(before.ledger) - Number(after.ledger)).toFixed(2)).toBe('150.10');
    const { ledgerBalance: _ledger, cardBalance: _card, ...row } = body;
    expect(read.body).toEqual(row);
  });

  it('is booked again when it is sent again', async () => {
    const [first, second] = [
      await bank.load(ACTIVE_CARD, 5, 'LD-1 x'),
      await bank.load(ACTIVE_CARD, 5, 'LD-1 x'),
    ];
    const check = await bank.check();

    expect(second.body['transactionNumber']).toBe(first.body['transactionNumber'] + 1);
    expect(check).toMatchObject({ balanced: true, effects: [{ key: 'LD-1 x', count: 2 }] });
  });

  it('refuses amounts that are no positive number of cents', async () => {
    const texts = ['0', '-1', '0.001', '0.30000000000000004', '"5"', 'null', '1e-3'];
    const answers = await Promise.all(
      texts.map((amount) => bank.call('POST', LOAD, { text: `{"amount":${amount}}` })),
    );
    const malformed = [
      await bank.call('POST', LOAD, { text: '{"amount":' }),
      await bank.call('POST', LOAD, { body: {} }),
      await bank.load(ACTIVE_CARD, 1, 'x'.repeat(256)),
    ];

    expect(new Set(codes([...answers, ...malformed]))).toEqual(new Set(['400 VALIDATION_ERROR']));
    expect((await bank.check())['effects']).toEqual([]);
  });

  it('takes any legal way to write a number', async () => {
    const { body } = await bank.call('POST', LOAD, { text: '{"description":"\\"amount\\":9","amount":1e2}' });

    expect([body['amount'], body['description']]).toEqual([100, '"amount":9']);
  });

  it('does not lose a cent of a huge amount', async () => {
    await bank.command({ action: 'ledger-deposit', ledger: LEDGER, amount: '90071992547409930.00' });
    await bank.settings({ amountForm: 'fixed' });

    const { text } = await bank.call('POST', LOAD, { text: '{"amount":12345678901234567.89}' });

    expect(text).toContain('"amount":12345678901234567.89,');
  });

  it('needs a covering and active ledger and an active card', async () => {
    const answers = [
      await bank.load(ACTIVE_CARD, 9_999_999),
      await bank.load(SUSPENDED_CARD, 1),
      await bank.load(PENDING_CARD, 1),
    ];
    await bank.command({ action: 'ledger', ledger: LEDGER, active: false });
    const inactive = await bank.load(ACTIVE_CARD, 1);

    expect(codes([...answers, inactive])).toEqual([
      '422 INSUFFICIENT_LEDGER_BALANCE',
      '409 CARD_NOT_ACTIVE',
      '409 CARD_NOT_ACTIVE',
      '409 LEDGER_NOT_ACTIVE',
    ]);
    expect(answers[0]?.body['errors']).toEqual([{ field: 'amount', message: 'exceeds available balance' }]);
  });
});

describe('a debit from a card', () => {
  it('credits the ledger', async () => {
    await bank.load(ACTIVE_CARD, 80);
    const before = await bank.balances(ACTIVE_CARD);
    const { body } = await bank.takeBack(ACTIVE_CARD, 30.25, 'DB-1');
    const after = await bank.balances(ACTIVE_CARD);

    expect(body).toMatchObject({ entryType: 'Credit', transactionType: 'Debit Card', amount: 30.25 });
    expect((Number(after.ledger) - Number(before.ledger)).toFixed(2)).toBe('30.25');
    expect((await bank.check())['balanced']).toBe(true);
  });

  it('takes all that is there and not a cent more', async () => {
    const { body } = await bank.load(ACTIVE_CARD, 80);
    const above = await bank.takeBack(ACTIVE_CARD, body['cardBalance'] + 0.01);
    const all = await bank.takeBack(ACTIVE_CARD, body['cardBalance']);

    expect(codes([above])).toEqual(['422 INSUFFICIENT_CARD_BALANCE']);
    expect(all.body['cardBalance']).toBe(0);
  });

  it('is refused for a suspended card unless the setting allows it', async () => {
    await bank.load(ACTIVE_CARD, 80);
    await bank.suspend(ACTIVE_CARD, true);
    const refused = await bank.takeBack(ACTIVE_CARD, 1);
    await bank.settings({ debitSuspendedCards: true });
    const allowed = await bank.takeBack(ACTIVE_CARD, 1);
    const pending = await bank.takeBack(PENDING_CARD, 1);

    expect(codes([refused, allowed, pending])).toEqual(['409 CARD_NOT_ACTIVE', '200', '409 CARD_NOT_ACTIVE']);
  });
});

describe('an outcome that is not known', () => {
  it('was booked when the answer was cut or a 500 came after booking', async () => {
    await bank.fault(LOAD, { kind: 'drop-after' });
    await expect(bank.load(ACTIVE_CARD, 1, 'cut after')).rejects.toThrow();
    await bank.fault(LOAD, { kind: 'status', code: 500, when: 'after' });
    const failed = await bank.load(ACTIVE_CARD, 1, 'failed after');

    expect(failed.status).toBe(500);
    expect((await bank.check())['effects']).toEqual([
      { key: 'cut after', count: 1 },
      { key: 'failed after', count: 1 },
    ]);
  });

  it('was not booked when the request was cut', async () => {
    await bank.fault(LOAD, { kind: 'drop-before' });

    await expect(bank.load(ACTIVE_CARD, 1, 'cut before')).rejects.toThrow();

    expect((await bank.check())['effects']).toEqual([]);
  });

  it('may be an answer that says no more than done, or one that was tampered with', async () => {
    await bank.fault(LOAD, {
      kind: 'mutate',
      jsonPatch: [{ op: 'replace', path: '/amount', value: 'many' }],
    });
    const mutated = await bank.load(ACTIVE_CARD, 1);
    await bank.settings({ movementForm: 'acknowledgement' });
    const bare = await bank.load(ACTIVE_CARD, 1);

    expect([mutated.body['amount'], bare.body]).toEqual(['many', { success: true }]);
  });
});
