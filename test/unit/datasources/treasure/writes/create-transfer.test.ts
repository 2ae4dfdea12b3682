import { describe, expect, it } from 'vitest';
import { UnexpectedEffectError } from '../../../../../src/datasources/ports/writes.js';
import { createTransferPort } from '../../../../../src/datasources/treasure/writes/create-transfer.js';
import type { CreateTransfer } from '../../../../../src/domain/commands.js';
import { UpstreamError } from '../../../../../src/domain/errors.js';
import { planned } from '../../../../support/planned.js';
import { failure } from '../../../../support/refusals.js';
import { badParams, connector, fakeTreasure, globalId, mark, newAttempt, refusal } from '../fake-treasure.js';
import { command, made } from '../withdrawals.js';

const PATH = '/v1/businesses/b1/transfers';
const POST = `POST ${PATH}`;

const send = (answer: unknown, more: Partial<CreateTransfer> = {}) =>
  planned(createTransferPort(fakeTreasure({ [POST]: answer }).api), command(more)).send(newAttempt());

describe('send', () => {
  it('sends one body with the key, the reference, the description and what the caller gave', async () => {
    const fake = fakeTreasure({ [POST]: made() });
    const attempt = newAttempt();
    const write = planned(
      createTransferPort(fake.api),
      command({ userData: { payout: 'po_981' }, description: 'Rent of May, 2nd floor' }),
    );

    await write.send(attempt);

    expect(write).toMatchObject({ recoveryMethod: 'KEY_AND_LIST', lock: null });
    expect(fake.sent).toHaveLength(1);
    expect(fake.sent[0]).toMatchObject({ method: 'POST', path: PATH, guard: attempt.guard });
    expect(JSON.stringify(fake.sent[0]?.body)).toBe(
      '{"amount":{"currency":"USD","amount":"12500.00"},"bank_account_id":"ba1","direction":"withdrawal",' +
        '"type":"wire","idempotency_key":"5d0b4c6f-9d3e-5a1b-8c4d-2e906f1c2b6e","user_data":{"payout":"po_981",' +
        '"exchequer_reference":"X7Q2MK9PRTA","exchequer_description":"Rent of May, 2nd floor"}}',
    );
  });

  it('sends the same bytes at every attempt', async () => {
    const fake = fakeTreasure({ [POST]: made() });

    await planned(createTransferPort(fake.api), command()).send(newAttempt());
    await planned(createTransferPort(fake.api), command()).send(newAttempt());

    const [first, second] = fake.sent.map(({ body }) => JSON.stringify(body));
    expect(second).toBe(first);
  });

  it('gives the transfer without what the gateway put into it', async () => {
    expect(await send(made())).toMatchObject({
      id: globalId('Transfer', 'b1/t1'),
      status: 'PENDING',
      amount: { minor: 1250000n, currency: 'USD' },
      userData: { payout: 'po_981' },
      idempotencyKey: mark.providerKey,
    });
  });

  it.each([
    ['more', { amount: { currency: 'USD', amount: '12500.01' } }],
    [
      'more after an update',
      { amount: { currency: 'USD', amount: '12500.01' }, updated_at: '2026-01-06T00:00:00Z' },
    ],
    ['less without an update', { amount: { currency: 'USD', amount: '12499.99' } }],
    ['another currency', { amount: { currency: 'EUR', amount: '12500.00' } }],
    ['another bank account', { bank_account_id: 'ba2' }],
    ['no bank account', { bank_account_id: null }],
    ['another business', { business_id: 'b2' }],
    ['a deposit', { direction: 'deposit' }],
    ['another type', { type: 'ach' }],
    ['another key', { idempotency_key: 'other' }],
    ['another reference', { user_data: { exchequer_reference: 'XOTHER' } }],
  ])('says so when Treasure made %s', async (_, over) => {
    expect(await failure(send(made(over)))).toBeInstanceOf(UnexpectedEffectError);
  });

  it('takes the amount that an update has lowered', async () => {
    const lowered = { amount: { currency: 'USD', amount: '90.10' }, updated_at: '2026-01-06T00:00:00Z' };

    expect(await send(made(lowered))).toMatchObject({ amount: { minor: 9010n, currency: 'USD' } });
  });

  it('takes words in other letters and an answer without key and reference', async () => {
    const bare = { direction: 'WITHDRAWAL', type: 'Wire', idempotency_key: null, user_data: null };

    expect(await send(made(bare))).toMatchObject({ direction: 'PUSH', rail: 'WIRE' });
  });

  it('leaves an answer that cannot be read to be settled', async () => {
    expect(await failure(send({ id: 't1' }))).toMatchObject({ code: 'INVALID_RESPONSE', sent: 'yes' });
  });

  it('passes on that the answer was lost', async () => {
    const lost = new UpstreamError({ connector, code: 'UNAVAILABLE', sent: 'maybe' });

    expect(await failure(send(lost))).toBe(lost);
  });

  it.each([
    ['names the key', badParams('idempotency_key')],
    ['is a conflict', new UpstreamError({ connector, code: 'REJECTED', status: 409, sent: 'yes' })],
  ])('takes no refusal for an end that %s: an earlier attempt may have arrived', async (_, refused) => {
    expect(await failure(send(refused))).toMatchObject({
      code: 'UNAVAILABLE',
      sent: 'yes',
      status: refused.status,
      cause: refused,
    });
  });
});

describe('toUserErrors', () => {
  const told = (error: UpstreamError) =>
    planned(createTransferPort(fakeTreasure().api), command()).toUserErrors(error);

  it.each([
    [badParams('amount.amount'), 'amount.amount', 'INVALID_INPUT'],
    [badParams('amount'), 'amount', 'INVALID_INPUT'],
    [badParams('bank_account_id'), 'destination.account', 'INVALID_INPUT'],
    [badParams('direction'), 'direction', 'INVALID_INPUT'],
    [badParams('type'), 'rail', 'INVALID_INPUT'],
    [badParams('user_data'), 'userData', 'INVALID_INPUT'],
    [badParams('something_else'), null, 'PROVIDER_REJECTED'],
    [badParams(), null, 'PROVIDER_REJECTED'],
    [refusal('REJECTED', 'INVALID_STATE'), null, 'PROVIDER_REJECTED'],
    [refusal('REJECTED', 'INVALID_PATH'), null, 'NOT_FOUND'],
    [refusal('NOT_FOUND', 'NOT_FOUND'), null, 'NOT_FOUND'],
    [refusal('FORBIDDEN', 'NOT_AUTHORIZED'), null, 'PROVIDER_REJECTED'],
  ])('tells end users what was wrong, in our words', (error, field, code) => {
    const errors = told(error);

    expect(errors).toEqual([
      { field: field?.split('.') ?? null, code, messages: [expect.stringMatching(/^treasure-main /)] },
    ]);
    expect(JSON.stringify(errors)).not.toContain('its own words');
  });

  it('names every field that was refused, once', () => {
    const errors = told(badParams('amount.amount', 'bank_account_id', 'amount.amount', 'idempotency'));

    expect(errors.map(({ field }) => field?.join('.'))).toEqual(['amount.amount', 'destination.account']);
  });
});

it('plans nothing for a rail that is not offered', () => {
  expect(createTransferPort(fakeTreasure().api).plan(command({ rail: 'ACH' }))).toMatchObject({
    errors: [{ field: ['rail'], code: 'CAPABILITY_UNSUPPORTED' }],
  });
});
