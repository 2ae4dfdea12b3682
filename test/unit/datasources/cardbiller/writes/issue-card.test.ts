import { describe, expect, it } from 'vitest';
import { issueCardPort } from '../../../../../src/datasources/cardbiller/writes/issue-card.js';
import { UnexpectedEffectError } from '../../../../../src/datasources/ports/writes.js';
import type { IssueCard } from '../../../../../src/domain/commands.js';
import type { UpstreamError } from '../../../../../src/domain/errors.js';
import { guard } from '../../../../support/attempts.js';
import { NO_BODY } from '../../../../support/fake-upstream.js';
import { planned } from '../../../../support/planned.js';
import { cardMemory, cardsOf } from '../card-memory.js';
import {
  AT,
  account,
  attempt,
  card,
  fakeCardbiller,
  globalId,
  issuePath,
  ledger,
  lost,
  mark,
  refusal,
} from '../fake-cardbiller.js';

const command = (more: Partial<IssueCard> = {}): IssueCard => ({
  account: globalId('Account', account(1)),
  ledger: null,
  label: 'Field team 7',
  form: 'VIRTUAL',
  userData: null,
  ...more,
});

/** A card as the contract has it. */
const issued = (more: object = {}) => ({
  cardUuid: card(7),
  treasuryAccountUuid: account(1),
  ledgerUuid: ledger(1),
  label: 'Field team 7',
  cardType: 'Virtual',
  status: 'Active',
  lastFour: '4821',
  expiryMonth: 2,
  expiryYear: 2028,
  balance: 0,
  currency: 'USD',
  createdAt: '2026-03-10T17:59:58Z',
  ...more,
});

describe('a card that is issued', () => {
  function send(answer: unknown, more: Partial<IssueCard> = {}, memory = cardMemory()) {
    const fake = fakeCardbiller({ [`POST ${issuePath(1)}`]: answer });
    const write = planned(issueCardPort(cardsOf(fake, memory)), command(more));
    return { fake, write, memory, sending: write.send(attempt()) };
  }

  it('is asked for once, byte for byte, and cannot be looked for', async () => {
    const { fake, write, sending } = send(issued());

    await sending;

    const body = `{"ledgerUuid":"${ledger(1)}","label":"Field team 7"}`;
    expect(fake.sent).toEqual([{ method: 'POST', path: issuePath(1), body, guard }]);
    expect([write.recoveryMethod, write.lock, write.find]).toEqual(['NOTHING', null, undefined]);
  });

  it('is labelled as it was asked for, else with the reference, so that a person finds it', async () => {
    const labelled = send(issued(), { label: '  Ops ' });
    const unlabelled = send(issued({ label: undefined }), { label: null });

    await labelled.sending;

    expect(labelled.fake.sent[0]?.body).toContain('"label":"Ops"');
    expect(await unlabelled.sending).toMatchObject({ label: mark.reference });
    expect(unlabelled.fake.sent[0]?.body).toContain(`"label":"${mark.reference}"`);
  });

  it('is mapped field for field and remembered', async () => {
    const { sending, memory } = send(issued());

    expect(await sending).toEqual({
      id: globalId('Card', card(7)),
      connector: 'cards-main',
      providerId: card(7),
      accountId: globalId('Account', account(1)),
      ledgerId: globalId('Ledger', ledger(1)),
      label: 'Field team 7',
      form: 'VIRTUAL',
      status: 'ACTIVE',
      providerStatus: 'Active',
      last4: '4821',
      expiresOn: '2028-02-29',
      balance: { minor: 0n, currency: 'USD' },
      nextSuspensionChangeAt: null,
      createdAt: '2026-03-10T17:59:58Z',
      userData: null,
    });
    expect(memory.told).toMatchObject([
      { object: { connector: 'cards-main', kind: 'Card', ref: card(7) }, atMs: Date.parse(AT) },
    ]);
    expect(memory.facts.get(card(7))).toEqual({
      account: account(1),
      ledger: ledger(1),
      label: 'Field team 7',
      form: 'VIRTUAL',
      status: 'ACTIVE',
      providerStatus: 'Active',
      last4: '4821',
      expiresOn: '2028-02-29',
      balance: { amount: '0.00', currency: 'USD', at: AT },
      createdAt: '2026-03-10T17:59:58Z',
    });
  });

  it('is not remembered with its number or its security code', async () => {
    const secrets = { cardNumber: '4000123412341234', pan: '4000123412341234', cvv: '123' };
    const { sending, memory } = send({ data: issued({ ...secrets, lastFour: '4000123412341234' }) });

    expect(await sending).toMatchObject({ last4: null });
    expect(JSON.stringify([...memory.facts])).not.toContain('4000123412341234');
    expect(JSON.stringify([...memory.facts])).not.toContain('cvv');
  });

  it('is issued also where it cannot be remembered, which operators are told', async () => {
    const memory = cardMemory();
    memory.isDown = true;
    const { sending, fake } = send(issued(), {}, memory);

    expect(await sending).toMatchObject({ providerId: card(7) });
    expect(fake.logs).toEqual([
      expect.stringContaining('error: what was learnt of a card could not be kept'),
    ]);
  });

  it('may say of itself no more than its id', async () => {
    expect(await send({ cardUuid: card(7).toUpperCase() }).sending).toMatchObject({
      providerId: card(7),
      accountId: globalId('Account', account(1)),
      form: 'UNKNOWN',
      status: 'UNKNOWN',
      createdAt: AT,
    });
    const odd = issued({ balance: 'much', createdAt: 'now', expiryMonth: 13, status: 'Dormant', label: 5 });
    expect(await send(odd).sending).toMatchObject({
      balance: null,
      createdAt: AT,
      expiresOn: null,
      status: 'UNKNOWN',
      providerStatus: 'Dormant',
    });
  });

  it('is one for a person where the answer names none, or one of somebody else', async () => {
    const unreadable = { code: 'INVALID_RESPONSE' };

    await expect(send({ success: true }).sending).rejects.toMatchObject(unreadable);
    await expect(send(NO_BODY).sending).rejects.toMatchObject(unreadable);
    await expect(send(issued({ ledgerUuid: ledger(2) })).sending).rejects.toThrow(UnexpectedEffectError);
    await expect(send(issued({ treasuryAccountUuid: account(2) })).sending).rejects.toThrow(
      UnexpectedEffectError,
    );
  });

  it('passes on that no answer came', async () => {
    const { sending, memory } = send(lost());

    await expect(sending).rejects.toMatchObject({ code: 'TIMEOUT', sent: 'maybe' });
    expect(memory.facts.size).toBe(0);
  });

  it.each<[UpstreamError, string, string | null, string]>([
    [refusal(409, 'ACCOUNT_NOT_TREASURY'), 'PROVIDER_REJECTED', 'account', 'treasury accounts alone'],
    [refusal(409, 'LEDGER_NOT_ACTIVE'), 'LEDGER_INACTIVE', 'ledger', 'not activated'],
    [refusal(409, 'CARD_PROGRAM_NOT_ENABLED'), 'PROVIDER_REJECTED', 'account', 'programme'],
    [refusal(404, 'NOT_FOUND'), 'NOT_FOUND', null, 'does not know'],
    [refusal(400, 'VALIDATION_ERROR'), 'PROVIDER_REJECTED', null, 'refused to issue the card'],
    [refusal(409), 'PROVIDER_REJECTED', null, 'refused to issue the card'],
    [refusal(403, 'FORBIDDEN'), 'PROVIDER_REJECTED', null, 'does not allow this'],
  ])('tells of %o as %s', async (error, code, field, text) => {
    const { write, sending } = send(error);

    await expect(sending).rejects.toBe(error);
    expect(write.toUserErrors(error)).toEqual([
      { code, field: field?.split('.') ?? null, messages: [expect.stringMatching(`^cards-main .*${text}`)] },
    ]);
  });

  it('is not planned for an account that is none', () => {
    expect(issueCardPort(cardsOf(fakeCardbiller())).plan(command({ account: 'x' }))).toMatchObject({
      errors: [{ field: ['account'], code: 'NOT_FOUND' }],
    });
  });
});
