import { describe, expect, it } from 'vitest';
import { readAccount } from '../../../../../src/datasources/treasury-prime/json/records.js';
import {
  accountMapper,
  toBalance,
} from '../../../../../src/datasources/treasury-prime/mappers/to-account.js';
import { AT, fakeTreasuryPrime, fields, globalId } from '../fake-treasury-prime.js';
import { account, accountRow } from '../records.js';

const fake = fakeTreasuryPrime();
const toAccount = accountMapper(fake.api);
const full = (more: object = {}, isLocked = false) =>
  toAccount(readAccount(fields(account('acct_1', more))), { isLocked, readAt: AT });
const row = (more: object = {}, isLocked = false) =>
  toAccount(readAccount(fields(accountRow('acct_1', more))), { isLocked, readAt: null });
const balance = (more: object) => toBalance(readAccount(fields(account('acct_1', more))), AT);
const usd = (minor: bigint) => ({ minor, currency: 'USD' });

describe('accountMapper', () => {
  it('carries over every field of a single read', () => {
    expect(full()).toEqual({
      id: globalId('Account', 'acct_1'),
      connector: 'tp-main',
      providerId: 'acct_1',
      kind: 'DEPOSIT',
      type: 'CHECKING',
      name: 'Quayside Tools LLC',
      status: 'OPEN',
      providerStatus: 'open',
      currency: 'USD',
      accountNumberLast4: '8840',
      accountNumber: '137000218840',
      routingNumber: '000000000',
      balance: {
        current: usd(431055n),
        available: usd(421055n),
        held: usd(10000n),
        asOf: AT,
        stale: false,
      },
      businessId: globalId('Business', 'biz_1'),
      ledgerId: null,
      createdAt: '2026-01-05T18:22:10Z',
      updatedAt: '2026-01-09T09:00:03Z',
      userData: { crm: '17' },
      detail: 'full',
    });
  });

  it('makes a summary of a list row, named by its nickname alone', () => {
    expect(row({ nickname: 'Payroll' })).toMatchObject({
      name: 'Payroll',
      balance: null,
      businessId: null,
      currency: 'USD',
      detail: 'summary',
    });
    expect(row().name).toBeNull();
  });

  it('prefers the name to the nickname', () => {
    expect(full({ nickname: 'Payroll' }).name).toBe('Quayside Tools LLC');
    expect(full({ name: null, nickname: 'Payroll' }).name).toBe('Payroll');
  });

  it.each([
    ['open', 'OPEN'],
    ['Open', 'OPEN'],
    ['close_pending', 'CLOSE_PENDING'],
    ['closed', 'CLOSED'],
  ])('calls %s %s', (word, status) => {
    expect(full({ status: word })).toMatchObject({ status, providerStatus: word });
  });

  it('calls a status it has not met UNKNOWN, reports the word, and takes a missing one for no word at all', () => {
    const wordsBefore = fake.words.length;

    expect(full({ status: 'frozen' })).toMatchObject({ status: 'UNKNOWN', providerStatus: 'frozen' });
    expect(row({ status: undefined })).toMatchObject({ status: 'UNKNOWN', providerStatus: null });

    expect(fake.words.slice(wordsBefore)).toEqual(['account.status=frozen']);
  });

  it('calls an open account with a lock LOCKED, and no other', () => {
    expect(full({}, true)).toMatchObject({ status: 'LOCKED', providerStatus: 'open' });
    expect(full({ status: 'closed' }, true).status).toBe('CLOSED');
    expect(full({ status: 'frozen' }, true).status).toBe('UNKNOWN');
  });

  it.each([
    ['checking', 'CHECKING'],
    ['savings', 'SAVINGS'],
    ['escrow', 'OTHER'],
    [null, 'OTHER'],
  ])('takes the account type %s for %s', (word, type) => {
    expect(full({ account_type: word }).type).toBe(type);
  });

  it('writes currencies in upper case', () => {
    expect(full({ currency: 'usd' }).currency).toBe('USD');
  });

  it('does without an account number and owners', () => {
    const bare = full({ account_number: null, business_ids: [], userdata: undefined });

    expect(bare).toMatchObject({ accountNumber: null, accountNumberLast4: null, businessId: null });
    expect(bare.userData).toBeNull();
  });

  it('refuses an amount that is a number', () => {
    expect(() => full({ current_balance: 4310.55 })).toThrow('record.current_balance');
  });
});

describe('toBalance', () => {
  it('takes what is booked but not available for held', () => {
    expect(balance({})?.held).toEqual(usd(10000n));
    expect(balance({ available_balance: '4310.55' })?.held).toEqual(usd(0n));
  });

  it('does not say what is held when more is available than booked, or one of the two is not stated', () => {
    expect(balance({ available_balance: '5000.00' })).toMatchObject({ available: usd(500000n), held: null });
    expect(balance({ available_balance: null })).toMatchObject({ current: usd(431055n), held: null });
    expect(balance({ current_balance: undefined })).toMatchObject({ current: null, held: null });
  });

  it('keeps an overdraft negative', () => {
    expect(balance({ current_balance: '-20.00', available_balance: '-30.01' })).toMatchObject({
      current: usd(-2000n),
      available: usd(-3001n),
      held: usd(1001n),
    });
  });

  it('is null where the bank states neither balance', () => {
    expect(balance({ current_balance: null, available_balance: null })).toBeNull();
  });
});
