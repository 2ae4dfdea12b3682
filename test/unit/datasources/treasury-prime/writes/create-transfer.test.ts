import { describe, expect, it } from 'vitest';
import { UnexpectedEffectError } from '../../../../../src/datasources/ports/writes.js';
import { createTransferPort } from '../../../../../src/datasources/treasury-prime/writes/create-transfer.js';
import type { CreateTransfer } from '../../../../../src/domain/commands.js';
import { guard, newCall } from '../../../../support/attempts.js';
import { planned } from '../../../../support/planned.js';
import { bookTransfer, sendAch, sendWire } from '../commands.js';
import {
  attempt,
  data,
  type FakeTreasuryPrime,
  fakeTreasuryPrime,
  globalId,
  lost,
  mark,
  refusal,
} from '../fake-treasury-prime.js';
import { ach, book, wire } from '../records.js';

const ours = { userdata: { exchequer_reference: mark.reference } };
const send = (fake: FakeTreasuryPrime, command: CreateTransfer = sendAch()) =>
  planned(createTransferPort(fake.api), command).send(attempt());

const KINDS = [
  ['ach', sendAch(), ach('ach_9', ours)],
  ['book', bookTransfer(), book('book_9', ours)],
  ['wire', sendWire(), wire('wire_9', ours)],
] as const;

describe('createTransfer.send', () => {
  it.each(KINDS)(
    'makes a transfer at %s with one request, under its key and guarded',
    async (path, command, row) => {
      const fake = fakeTreasuryPrime({ [`POST /${path}`]: row });

      const made = await send(fake, command);

      expect(made).toMatchObject({ id: globalId('Transfer', `${path}/${row.id}`), amount: command.amount });
      expect(fake.sent).toEqual([
        {
          method: 'POST',
          path: `/${path}`,
          body: expect.objectContaining({ userdata: { exchequer_reference: mark.reference } }),
          headers: { 'X-Idempotency-Key': mark.providerKey },
          isKeyed: true,
          guard,
        },
      ]);
      expect(fake.asked).toEqual([]);
    },
  );

  it('tells what it learnt from the answer, and hides its own part of the user data', async () => {
    const userdata = { ...ours.userdata, order: 'o-1', exchequer_description: 'Invoice of March' };
    const fake = fakeTreasuryPrime({ 'POST /ach': ach('ach_9', { description: null, userdata }) });

    const made = await send(fake, sendAch({ description: 'Invoice of March', userData: { order: 'o-1' } }));

    expect(made).toMatchObject({
      description: 'Invoice of March',
      userData: { order: 'o-1' },
      timeline: [{ status: 'PENDING', origin: 'ANSWER' }],
    });
  });

  it('sends the same once more after a crash', async () => {
    const fake = fakeTreasuryPrime({ 'POST /ach': ach('ach_9', ours) });

    await send(fake, sendAch());
    await send(fake, JSON.parse(JSON.stringify({ ...sendAch(), amount: null }), restoreAmount));

    expect(fake.sent[1]).toEqual(fake.sent[0]);
  });

  it.each([
    ['amount', { amount: '301.00' }],
    ['source', { account_id: 'acct_2' }],
    ['destination', { counterparty_id: 'cp_9' }],
    ['direction', { direction: 'debit' }],
    ['userdata', { userdata: { exchequer_reference: 'XOTHER' } }],
  ])('asks for a person when another %s comes back', async (field, more) => {
    const fake = fakeTreasuryPrime({ 'POST /ach': ach('ach_9', { ...ours, ...more }) });

    const sending = send(fake);

    await expect(sending).rejects.toThrow(UnexpectedEffectError);
    await expect(sending).rejects.toThrow(`${field}: required`);
  });

  it('takes a pull for one', async () => {
    const fake = fakeTreasuryPrime({ 'POST /ach': ach('ach_9', { ...ours, direction: 'debit' }) });

    expect(await send(fake, sendAch({ direction: 'PULL' }))).toMatchObject({ direction: 'PULL' });
  });

  it('takes an answer without user data', async () => {
    const fake = fakeTreasuryPrime({ 'POST /ach': ach('ach_9', { userdata: null }) });

    expect(await send(fake)).toMatchObject({ providerId: 'ach_9' });
  });

  it.each([
    ['lost', lost(), { code: 'TIMEOUT', sent: 'maybe' }],
    ['refused', refusal(400), { code: 'REJECTED', status: 400 }],
    ['not available', refusal(503), { code: 'UNAVAILABLE', status: 503 }],
    ['garbled', { data: [] }, { code: 'INVALID_RESPONSE', sent: 'yes' }],
    ['of another kind', book('book_9', ours), { code: 'INVALID_RESPONSE', sent: 'yes' }],
  ])('passes on that the answer was %s', async (_, answer, error) => {
    await expect(send(fakeTreasuryPrime({ 'POST /ach': answer }))).rejects.toMatchObject(error);
  });

  it('leaves it open while an earlier request with the key is under way', async () => {
    const sending = send(fakeTreasuryPrime({ 'POST /ach': refusal(409) }));

    await expect(sending).rejects.toMatchObject({ code: 'UNAVAILABLE', status: 409, sent: 'yes' });
  });

  it('plans nothing for an account that is none', () => {
    const { api } = fakeTreasuryPrime();

    expect(createTransferPort(api).plan(sendAch({ source: 'nonsense' }))).toMatchObject({
      errors: [{ field: ['source'], code: 'NOT_FOUND' }],
    });
  });
});

describe('createTransfer.find', () => {
  const find = (fake: FakeTreasuryPrime, command: CreateTransfer = sendAch()) =>
    planned(createTransferPort(fake.api), command).find?.({ call: newCall(), mark });

  it.each(KINDS)('finds a transfer at %s by its reference', async (path, command, row) => {
    const fake = fakeTreasuryPrime({ [`/${path}`]: data({ ...row, id: 'x_1', userdata: null }, row) });

    const result = { id: globalId('Transfer', `${path}/${row.id}`), timeline: [{ origin: 'READ' }] };
    expect(await find(fake, command)).toMatchObject({ kind: 'found', result });
    expect(fake.sent).toEqual([]);
  });

  it('looks at the account from the day before on, past what was read already', async () => {
    const fake = fakeTreasuryPrime({ '/ach': data(), '/book': data() });

    await find(fake);
    await find(fake, bookTransfer());

    const days = { from_date: '2026-03-01', page_size: 100 };
    expect(fake.asked).toEqual([
      { path: '/ach', query: { account_id: 'acct_1', ...days }, fresh: true },
      { path: '/book', query: { from_account_id: 'acct_1', ...days }, fresh: true },
    ]);
  });

  it('is not misled by an equal transfer with another reference', async () => {
    const other = ach('ach_8', { userdata: { exchequer_reference: 'XOTHER', note: mark.reference } });

    expect(await find(fakeTreasuryPrime({ '/ach': data(other) }))).toEqual({ kind: 'absent' });
  });

  it('leaves it unclear when what carries the reference is not what was asked for', async () => {
    const fake = fakeTreasuryPrime({ '/ach': data(ach('ach_9', { ...ours, amount: '1.00' })) });

    expect(await find(fake)).toMatchObject({ kind: 'unclear', why: expect.stringContaining('amount') });
  });
});

describe('createTransfer.write', () => {
  it('is settled by a look and by its key, and keeps nobody waiting', () => {
    const write = planned(createTransferPort(fakeTreasuryPrime().api), sendAch());

    expect(write).toMatchObject({ recoveryMethod: 'KEY_AND_LIST', lock: null });
  });

  it.each([
    [400, 'PROVIDER_REJECTED', 'tp-main refused the transfer'],
    [403, 'PROVIDER_REJECTED', 'tp-main does not allow this with our credentials'],
    [404, 'NOT_FOUND', 'tp-main no longer knows one of the two ends'],
  ] as const)('says of a %i that it is %s', (status, code, says) => {
    const errors = planned(createTransferPort(fakeTreasuryPrime().api), sendAch()).toUserErrors(
      refusal(status),
    );

    expect(errors).toEqual([{ field: null, code, messages: [expect.stringContaining(says)] }]);
  });
});

/** What the journal's own codec does with amounts. */
function restoreAmount(key: string, value: unknown): unknown {
  return key === 'amount' ? sendAch().amount : value;
}
