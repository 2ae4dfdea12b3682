import { describe, expect, it } from 'vitest';
import { UnexpectedEffectError } from '../../../../../src/datasources/ports/writes.js';
import { linkBankAccountPort } from '../../../../../src/datasources/treasure/writes/link-bank-account.js';
import type { LinkBankAccount } from '../../../../../src/domain/commands.js';
import { newCall } from '../../../../support/attempts.js';
import { planned, problemsOf } from '../../../../support/planned.js';
import { failure } from '../../../../support/refusals.js';
import {
  badParams,
  bankAccount,
  business,
  fakeTreasure,
  globalId,
  mark,
  newAttempt,
  refusal,
} from '../fake-treasure.js';

const PATH = '/v1/businesses/b1/bank_accounts';
const command = (more: Partial<LinkBankAccount> = {}): LinkBankAccount => ({
  business: globalId('Business', 'b1'),
  accountNumber: '000123456789',
  routingNumber: '110000000',
  bankName: 'Prairie Bank',
  accountType: 'CHECKING',
  userData: { slot: 'operating' },
  ...more,
});
const made = (id: string, more: object = {}) =>
  bankAccount(id, { user_data: { slot: 'operating', exchequer_reference: mark.reference }, ...more });

const write = (fake = fakeTreasure(), more: Partial<LinkBankAccount> = {}) =>
  planned(linkBankAccountPort(fake.api), command(more));
const find = async (answer: unknown) =>
  write(fakeTreasure({ [PATH]: answer })).find?.({ call: newCall(), mark });

describe('check', () => {
  const check = (more: Partial<LinkBankAccount>, held: unknown = business('b1')) =>
    problemsOf(linkBankAccountPort(fakeTreasure({ '/v1/businesses/b1': held }).api), command(more));

  it('has nothing against bank details for an open business', async () => {
    expect(await check({})).toEqual([]);
  });

  it.each([
    ['business', 'NOT_FOUND', { business: globalId('Account', 'portfolio/b1') }],
    ['business', 'NOT_FOUND', { business: globalId('Business', 'b2') }],
    ['accountNumber', 'INVALID_INPUT', { accountNumber: '12 34' }],
    ['routingNumber', 'INVALID_INPUT', { routingNumber: '110000001' }],
    ['bankName', 'INVALID_INPUT', { bankName: ' ' }],
    ['accountType', 'INVALID_INPUT', { accountType: 'OTHER' }],
    ['userData', 'INVALID_INPUT', { userData: { exchequer_reference: 'X' } }],
  ])('refuses a bad %s with %s', async (field, code, more) => {
    expect(await check(more as Partial<LinkBankAccount>)).toMatchObject([{ field: field.split('.'), code }]);
  });

  it('refuses a business that is not open', async () => {
    expect(await check({}, business('b1', { status: 'PENDING' }))).toMatchObject([
      { field: ['business'], code: 'INVALID_INPUT' },
    ]);
  });
});

describe('send', () => {
  it('sends one body with the reference, and gives the account without it', async () => {
    const fake = fakeTreasure({ [`POST ${PATH}`]: made('ba9') });
    const attempt = newAttempt();

    const result = await write(fake).send(attempt);

    expect(result).toMatchObject({
      id: globalId('Account', 'bank_account/b1/ba9'),
      kind: 'EXTERNAL',
      userData: { slot: 'operating' },
    });
    expect(fake.sent).toHaveLength(1);
    expect(fake.sent[0]).toMatchObject({ method: 'POST', path: PATH, guard: attempt.guard });
    expect(JSON.stringify(fake.sent[0]?.body)).toBe(
      '{"account_number":"000123456789","account_type":"checking","bank_name":"Prairie Bank",' +
        '"routing_number":"110000000","user_data":{"slot":"operating","exchequer_reference":"X7Q2MK9PRTA"}}',
    );
  });

  it('links savings accounts as such', async () => {
    const fake = fakeTreasure({ [`POST ${PATH}`]: made('ba9', { account_type: 'SAVINGS' }) });

    expect(await write(fake, { accountType: 'SAVINGS' }).send(newAttempt())).toMatchObject({
      type: 'SAVINGS',
    });
    expect(fake.sent[0]?.body).toMatchObject({ account_type: 'savings' });
  });

  it.each([
    ['number', { account_number: '000123456780' }],
    ['routing number', { routing_number: '026000000' }],
    ['type', { account_type: 'savings' }],
    ['reference', { user_data: { exchequer_reference: 'XOTHER' } }],
  ])('says so when another %s was linked, and quotes none', async (_, over) => {
    const fake = fakeTreasure({ [`POST ${PATH}`]: made('ba9', over) });

    const error = await failure(write(fake).send(newAttempt()));

    expect(error).toBeInstanceOf(UnexpectedEffectError);
    expect(error.message).not.toMatch(/\d{6}/);
  });

  it('passes a lost answer on', async () => {
    const lost = refusal('TIMEOUT');

    expect(await failure(write(fakeTreasure({ [`POST ${PATH}`]: lost })).send(newAttempt()))).toBe(lost);
  });
});

describe('find', () => {
  it('finds the account by its reference', async () => {
    expect(await find([bankAccount('ba1'), made('ba9')])).toMatchObject({
      kind: 'found',
      result: { providerId: 'ba9' },
    });
  });

  it('says that it is absent, though the same bank account was linked before', async () => {
    expect(await find([bankAccount('ba1')])).toEqual({ kind: 'absent' });
  });

  it.each([
    ['two accounts carry the reference', [made('ba8'), made('ba9')]],
    ['a record cannot be read', [bankAccount('ba1'), null]],
  ])('is unclear when %s', async (_, rows) => {
    expect(await find(rows)).toMatchObject({ kind: 'unclear' });
  });

  it('gives no verdict when the business does not show its accounts', async () => {
    expect(await failure(find(refusal('REJECTED', 'INVALID_STATE')))).toMatchObject({ code: 'REJECTED' });
  });
});

it('is settled by the list, and plans nothing for a business that is none', () => {
  expect(write()).toMatchObject({ recoveryMethod: 'LIST', lock: null });
  expect(linkBankAccountPort(fakeTreasure().api).plan(command({ business: 'nothing' }))).toMatchObject({
    errors: [{ field: ['business'], code: 'NOT_FOUND' }],
  });
});

it.each([
  [badParams('account_number'), 'accountNumber', 'INVALID_INPUT'],
  [badParams('account_type'), 'accountType', 'INVALID_INPUT'],
  [badParams('bank_name'), 'bankName', 'INVALID_INPUT'],
  [badParams('routing_number'), 'routingNumber', 'INVALID_INPUT'],
  [badParams('user_data'), 'userData', 'INVALID_INPUT'],
  [refusal('REJECTED', 'INVALID_STATE'), null, 'PROVIDER_REJECTED'],
  [refusal('NOT_FOUND', 'NOT_FOUND'), 'business', 'NOT_FOUND'],
])('tells end users what was wrong', (error, field, code) => {
  expect(write().toUserErrors(error)).toMatchObject([{ field: field?.split('.') ?? null, code }]);
});
