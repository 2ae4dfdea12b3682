import { describe, expect, it } from 'vitest';
import { debitCardPort, loadCardPort } from '../../../../../src/datasources/cardbiller/writes/fund-card.js';
import { UnexpectedEffectError } from '../../../../../src/datasources/ports/writes.js';
import type { FundCard } from '../../../../../src/domain/commands.js';
import type { UpstreamError } from '../../../../../src/domain/errors.js';
import { parseMoney } from '../../../../../src/domain/money.js';
import { guard, newCall } from '../../../../support/attempts.js';
import { NO_BODY } from '../../../../support/fake-upstream.js';
import { planned, problemsOf } from '../../../../support/planned.js';
import { cardMemory, cardsOf } from '../card-memory.js';
import {
  AT,
  account,
  actionPath,
  attempt,
  card,
  entry,
  fakeCardbiller,
  globalId,
  ledger,
  lost,
  mark,
  ONE_OF_EACH,
  record,
  refusal,
  transactions,
  transactionsPath,
} from '../fake-cardbiller.js';

const command = (more: Partial<FundCard> = {}): FundCard => ({
  card: globalId('Card', card(1)),
  amount: parseMoney('150.25', 'USD'),
  description: 'allowance March',
  ...more,
});
const DESCRIPTION = `${mark.reference} allowance March`;
const WAYS = [
  ['load-card', 'Debit', 'CARD_LOAD', loadCardPort],
  ['debit-card', 'Credit', 'CARD_DEBIT', debitCardPort],
] as const;

describe.each(WAYS)('%s', (action, entryType, rail, open) => {
  const path = actionPath(action);
  const moved = (more: object = {}) =>
    record(5, { entryType, description: DESCRIPTION, createdAt: '2026-03-10T17:59:30Z', ...more });

  function send(answer: unknown, more: Partial<FundCard> = {}, memory = cardMemory()) {
    const fake = fakeCardbiller({ [`POST ${path}`]: answer });
    const write = planned(open(cardsOf(fake, memory)), command(more));
    return { fake, write, memory, sending: write.send(attempt()) };
  }

  it('is asked for once, byte for byte, one at a time on the ledger', async () => {
    const { fake, write, sending } = send(moved());

    await sending;

    const body = `{"amount":150.25,"description":"${DESCRIPTION}"}`;
    expect(fake.sent).toEqual([{ method: 'POST', path, body, guard }]);
    expect([write.recoveryMethod, write.lock]).toEqual(['LIST', `cards-main:${ledger(1)}`]);
  });

  it.each([
    ['0.30', '0.30'],
    ['100', '100.00'],
    ['90071992547409931.21', '90071992547409931.21'],
  ])('writes %s digit for digit', async (amount, text) => {
    const { fake, sending } = send({ success: true }, { amount: parseMoney(amount, 'USD') });

    await sending;

    expect(fake.sent[0]?.body).toContain(`{"amount":${text},`);
  });

  it('sends the reference alone where nothing is said', async () => {
    const { fake, sending } = send({}, { description: null });

    await sending;

    expect(fake.sent[0]?.body).toBe(`{"amount":150.25,"description":"${mark.reference}"}`);
  });

  it('has one lock for all ledgers where there are several: which one it is may not follow from the configuration', () => {
    const several = { ...ONE_OF_EACH, ledgers: [ledger(1), ledger(2)] };

    expect(planned(open(cardsOf(fakeCardbiller({}, several))), command()).lock).toBe('cards-main:ledgers');
  });

  it('gives the movement, and both ends as they are then', async () => {
    const { sending, memory } = send(moved({ ledgerBalance: '24850.75', cardBalance: 150.25 }));

    const { card: after, transfer, ledger: from } = await sending;

    expect(transfer).toMatchObject({
      id: globalId('Transfer', `${account(1)}/${entry(5)}`),
      rail,
      status: 'COMPLETED',
      amount: { minor: 15025n, currency: 'USD' },
      description: 'allowance March',
      timeline: [{ status: 'COMPLETED', origin: 'ANSWER' }],
    });
    expect(after).toMatchObject({ providerId: card(1), balance: { minor: 15025n, currency: 'USD' } });
    expect(from).toMatchObject({
      id: globalId('Ledger', ledger(1)),
      status: 'ACTIVE',
      availableBalance: { available: { minor: 2485075n }, asOf: AT },
    });
    expect(memory.facts.get(card(1))).toMatchObject({
      balance: { amount: '150.25', currency: 'USD', at: AT },
    });
  });

  it.each<[string, object]>([
    ['no more than a yes', { success: true }],
    ['nothing that is known', { message: 'ok' }],
  ])('is done where the answer says %s', async (_what, answer) => {
    const before = { balance: { amount: '1.00', currency: 'USD', at: AT } };
    const { sending, memory } = send(answer, {}, cardMemory({ [card(1)]: before }));

    const { card: after, transfer, ledger: from } = await sending;

    expect(after).toMatchObject({ providerId: card(1), balance: null });
    expect(memory.facts.get(card(1))).toMatchObject({ balance: null });
    expect([transfer, from]).toEqual([null, null]);
  });

  it('is what was asked for where an answer leaves things out, or says them in unknown words', async () => {
    const answer = { data: { transactionUuid: entry(5), entryType: 'Memo', createdAt: 'just now' } };

    expect(await send(answer).sending).toMatchObject({
      transfer: { rail, status: 'COMPLETED', amount: { minor: 15025n }, createdAt: AT, providerStatus: null },
      ledger: null,
    });
    expect(await send(moved({ cardBalance: 'much', status: 'Odd' })).sending).toMatchObject({
      transfer: { status: 'UNKNOWN', providerStatus: 'Odd' },
      card: { balance: null },
    });
  });

  it.each<[string, object]>([
    ['another amount', { amount: 150.26 }],
    ['another currency', { currency: 'EUR' }],
    ['another card', { cardUuid: card(2) }],
    ['another ledger', { ledgerUuid: ledger(2) }],
    ['another account', { accountUuid: account(2) }],
    ['the other direction', { entryType: entryType === 'Debit' ? 'Credit' : 'Debit' }],
    ['the reference of another operation', { description: 'XABCDEFGHJK allowance March' }],
  ])('ends with a person where %s comes back', async (_what, more) => {
    const { sending, memory } = send(moved(more));

    await expect(sending).rejects.toThrow(UnexpectedEffectError);
    expect(memory.facts.size).toBe(0);
  });

  it.each([NO_BODY, 'yes', { success: false }, { amount: 'much' }])(
    'is not known to be done by an answer such as %o',
    async (answer) => {
      await expect(send(answer).sending).rejects.toMatchObject({ code: 'INVALID_RESPONSE' });
    },
  );

  it('passes on that no answer came', async () => {
    await expect(send(lost()).sending).rejects.toMatchObject({ code: 'TIMEOUT', sent: 'maybe' });
  });

  it('sends nothing while it cannot be looked up whose card it is', async () => {
    const memory = cardMemory();
    memory.isDown = true;
    const { fake, sending } = send({}, { card: globalId('Card', card(9)) }, memory);

    await expect(sending).rejects.toMatchObject({ code: 'UNAVAILABLE', sent: 'no' });
    expect(fake.sent).toEqual([]);
  });

  it('is done for a card that was issued here, from its own account', async () => {
    const facts = { account: account(2), ledger: ledger(2) };
    const resources = {
      treasuryAccounts: [account(1), account(2)],
      ledgers: [ledger(1), ledger(2)],
      cards: [],
    };
    const fake = fakeCardbiller({ [`POST ${actionPath(action, 2, 7)}`]: {} }, resources);
    const port = open(cardsOf(fake, cardMemory({ [card(7)]: facts })));

    const given = command({ card: globalId('Card', card(7)) });

    expect(await problemsOf(port, given)).toEqual([]);
    expect(await planned(port, given).send(attempt())).toMatchObject({ card: { providerId: card(7) } });
  });

  it.each<[UpstreamError, string, string | null]>([
    [refusal(409, 'CARD_NOT_ACTIVE'), 'CARD_NOT_ACTIVE', 'card'],
    [refusal(409, 'LEDGER_NOT_ACTIVE'), 'LEDGER_INACTIVE', 'card'],
    [refusal(409, 'ACCOUNT_NOT_TREASURY'), 'PROVIDER_REJECTED', 'card'],
    [
      refusal(422, action === 'load-card' ? 'INSUFFICIENT_LEDGER_BALANCE' : 'INSUFFICIENT_CARD_BALANCE'),
      'INSUFFICIENT_FUNDS',
      'amount.amount',
    ],
    [refusal(404, 'NOT_FOUND'), 'NOT_FOUND', 'card'],
    [refusal(400, 'VALIDATION_ERROR'), 'PROVIDER_REJECTED', null],
    [refusal(422), 'PROVIDER_REJECTED', null],
    [refusal(403, 'FORBIDDEN'), 'PROVIDER_REJECTED', null],
  ])('tells of %o as %s', async (error, code, field) => {
    const { write, sending } = send(error);

    await expect(sending).rejects.toBe(error);
    const told = write.toUserErrors(error);
    expect(told).toEqual([
      { code, field: field?.split('.') ?? null, messages: [expect.stringMatching(/^cards-main /)] },
    ]);
    expect(JSON.stringify(told)).not.toContain('In their words');
  });

  it('is found by its reference, as what was asked for', async () => {
    const odd = { transactionType: 'Card Load', entryType: 'Memo', cardUuid: null, ledgerUuid: null };
    const fake = fakeCardbiller({ [transactionsPath(1)]: transactions([moved(odd)]) });
    const memory = cardMemory();
    const write = planned(open(cardsOf(fake, memory)), command());

    const finding = await write.find?.({ call: newCall(), mark });

    expect(finding).toMatchObject({
      kind: 'found',
      result: {
        card: { providerId: card(1) },
        transfer: { providerId: entry(5), rail, description: 'allowance March' },
        ledger: null,
      },
    });
    expect(fake.sent).toEqual([]);
    expect(memory.facts.get(card(1))?.status).toBe(rail === 'CARD_LOAD' ? 'ACTIVE' : undefined);
  });

  it('is absent where nothing of it is listed', async () => {
    const fake = fakeCardbiller({ [transactionsPath(1)]: transactions([]) });

    expect(await planned(open(cardsOf(fake)), command()).find?.({ call: newCall(), mark })).toEqual({
      kind: 'absent',
    });
  });
});
