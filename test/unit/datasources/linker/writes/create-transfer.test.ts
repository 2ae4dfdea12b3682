import { describe, expect, it } from 'vitest';
import { createTransferPort } from '../../../../../src/datasources/linker/writes/create-transfer.js';
import type { CreateTransfer } from '../../../../../src/domain/commands.js';
import type { TransferRail } from '../../../../../src/domain/transfer.js';
import { guard } from '../../../../support/attempts.js';
import { planned, problemsOf } from '../../../../support/planned.js';
import { bankDetails, toAccount, toCounterparty, usd } from '../commands.js';
import {
  attempt,
  bankId,
  CREATED,
  type FakeLinker,
  fakeLinker,
  globalId,
  lost,
  mark,
  refusal,
} from '../fake-linker.js';

const ACH = 'POST /baas/transfer-ach';
const INTERNAL = 'POST /baas/transfer-internal';
const toDetails = (more: object = {}) =>
  toCounterparty({ destination: { bankDetails: { ...bankDetails, ...more } } });

describe('createTransfer.check', () => {
  const check = (command: CreateTransfer, currency = 'USD') =>
    problemsOf(createTransferPort(fakeLinker({}, { currency }).api), command);

  it.each([
    ['to a counterparty', toCounterparty()],
    ['from one', toCounterparty({ direction: 'PULL' })],
    ['to bank details', toDetails()],
    ['between accounts', toAccount()],
    [
      'with nothing said',
      toAccount({ description: '', userData: {}, ach: { secCode: null, service: null, addenda: [] } }),
    ],
  ])('lets a transfer %s pass, without a call', async (_, command) => {
    expect(await check(command)).toEqual([]);
  });

  it.each<TransferRail>(['WIRE', 'FEDNOW', 'PAYMENT'])('does not offer %s', async (rail) => {
    expect(await check(toCounterparty({ rail }))).toMatchObject([
      { field: ['rail'], code: 'CAPABILITY_UNSUPPORTED' },
    ]);
  });

  it.each([
    ['source', toCounterparty({ source: globalId('Account', 'acct_1') })],
    ['source', toCounterparty({ source: bankId('Counterparty', 'cp_1') })],
    [
      'destination.counterparty',
      toCounterparty({ destination: { counterparty: globalId('Counterparty', 'cp_1') } }),
    ],
    [
      'destination.counterparty',
      toCounterparty({ destination: { counterparty: bankId('Account', 'acct_2') } }),
    ],
    ['destination.account', toAccount({ destination: { account: globalId('Account', 'acct_2') } })],
  ])('knows only what the paired connector has (%s)', async (field, command) => {
    expect(await check(command)).toMatchObject([{ field: field.split('.'), code: 'NOT_FOUND' }]);
  });

  it.each([
    ['destination.account', toAccount({ rail: 'ACH' })],
    ['destination.account', toAccount({ destination: { account: bankId('Account', 'acct_1') } })],
    ['destination.counterparty', toCounterparty({ rail: 'INTERNAL' })],
    ['destination.bankDetails', { ...toDetails(), rail: 'INTERNAL' as const }],
    ['direction', toAccount({ direction: 'PULL' })],
    ['destination.bankDetails.firstName', toDetails({ firstName: ' ' })],
    ['destination.bankDetails.lastName', toDetails({ lastName: '' })],
    ['destination.bankDetails.accountNumber', toDetails({ accountNumber: '12A45' })],
    ['destination.bankDetails.accountNumber', toDetails({ accountNumber: '1' })],
    ['destination.bankDetails.routingNumber', toDetails({ routingNumber: '021000022' })],
    ['destination.bankDetails.accountType', toDetails({ accountType: 'TREASURY' })],
    ['amount.amount', toCounterparty({ amount: usd(0n) })],
    ['amount.amount', toCounterparty({ amount: usd(-1n) })],
    ['amount.currency', toCounterparty({ amount: { minor: 100n, currency: 'EUR' } })],
    ['description', toCounterparty({ description: 'Lunch' })],
    ['userData', toCounterparty({ userData: { order: 1 } })],
    ['ach', toCounterparty({ ach: { secCode: 'CCD', service: null, addenda: [] } })],
    ['ach', toCounterparty({ ach: { secCode: null, service: null, addenda: ['a'] } })],
  ])('refuses a wrong %s', async (field, command) => {
    expect(await check(command)).toMatchObject([{ field: field.split('.'), code: 'INVALID_INPUT' }]);
  });

  it('refuses a currency whose amounts cannot be written with two decimals', async () => {
    const yen = toCounterparty({ amount: { minor: 100n, currency: 'JPY' } });

    expect(await check(yen, 'JPY')).toMatchObject([{ field: ['amount', 'currency'], code: 'INVALID_INPUT' }]);
  });

  it('repeats no account number', async () => {
    const errors = await check(toDetails({ accountNumber: '1234567890-' }));

    expect(JSON.stringify(errors)).not.toContain('1234');
  });
});

describe('createTransfer.send', () => {
  const send = (fake: FakeLinker, command: CreateTransfer = toCounterparty()) =>
    planned(createTransferPort(fake.api), command).send(attempt());

  it.each([
    ['/baas/transfer-ach', toCounterparty()],
    ['/baas/transfer-internal', toAccount()],
  ])('makes one request at %s under its key, and gives nothing back', async (path, command) => {
    const fake = fakeLinker({ [ACH]: CREATED, [INTERNAL]: CREATED });

    expect(await send(fake, command)).toBeNull();

    expect(fake.sent).toEqual([
      {
        ...{ method: 'POST', path, guard, isKeyed: true },
        body: expect.not.objectContaining({ isRecurring: expect.anything() }),
        headers: { 'Idempotency-Key': mark.providerKey },
        isKeyed: true,
      },
    ]);
    expect(fake.asked).toEqual([]);
  });

  it('sends the same once more after a crash', async () => {
    const fake = fakeLinker({ [ACH]: CREATED });

    await send(fake, toDetails());
    await send(fake, toDetails());

    expect(fake.sent[1]).toEqual(fake.sent[0]);
  });

  it.each([
    ['lost', lost(), { code: 'TIMEOUT', sent: 'maybe' }],
    ['refused', refusal(422), { code: 'REJECTED', status: 422 }],
    ['not available', refusal(503), { code: 'UNAVAILABLE', status: 503 }],
    ['a list', [], { code: 'INVALID_RESPONSE', sent: 'yes' }],
    ['a text', 'ok', { code: 'INVALID_RESPONSE', sent: 'yes' }],
  ])('passes on that the answer was %s', async (_, answer, error) => {
    await expect(send(fakeLinker({ [ACH]: answer }))).rejects.toMatchObject(error);
  });

  it.each([
    refusal(409),
    refusal(422, 'This Idempotency-Key was used with another request'),
    refusal(422, 'idempotency key reused'),
  ])('leaves it open where the key is in the way', async (answer) => {
    const { status } = answer;

    await expect(send(fakeLinker({ [ACH]: answer }))).rejects.toMatchObject({
      ...{ code: 'UNAVAILABLE', sent: 'yes', status },
    });
  });
});

describe('createTransfer.write', () => {
  const write = () => planned(createTransferPort(fakeLinker().api), toCounterparty());

  it('is settled by its key alone', () => {
    expect(write()).toMatchObject({ recoveryMethod: 'KEY', lock: null });
    expect(write().find).toBeUndefined();
  });

  it('plans nothing for an account that is none', () => {
    expect(createTransferPort(fakeLinker().api).plan(toCounterparty({ source: 'x' }))).toMatchObject({
      errors: [{ field: ['source'], code: 'NOT_FOUND' }],
    });
  });

  it.each([
    [refusal(400, 'amount must be a string'), null, 'PROVIDER_REJECTED'],
    [refusal(403, 'No customer'), null, 'CUSTOMER_NOT_ENROLLED'],
    [refusal(404), null, 'NOT_FOUND'],
    [refusal(422, 'The account is locked'), null, 'PROVIDER_REJECTED'],
    [
      refusal(422, 'The banking provider refused: {"error":"Insufficient funds."}'),
      'amount.amount',
      'INSUFFICIENT_FUNDS',
    ],
    [refusal(400, 'insufficient available balance'), 'amount.amount', 'INSUFFICIENT_FUNDS'],
  ])('tells end users of $status $refusals', (refused, field, code) => {
    const errors = write().toUserErrors(refused);

    expect(errors).toEqual([
      { field: field?.split('.') ?? null, code, messages: [expect.stringMatching(/^linker-app /)] },
    ]);
    for (const { message } of refused.refusals) expect(JSON.stringify(errors)).not.toContain(message);
  });
});
