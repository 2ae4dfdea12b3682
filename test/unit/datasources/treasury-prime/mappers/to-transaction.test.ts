import { describe, expect, it } from 'vitest';
import { readTransaction } from '../../../../../src/datasources/treasury-prime/json/records.js';
import { transactionMapper } from '../../../../../src/datasources/treasury-prime/mappers/to-transaction.js';
import { fakeTreasuryPrime, fields, globalId } from '../fake-treasury-prime.js';
import { transaction } from '../records.js';

const fake = fakeTreasuryPrime();
const toTransaction = transactionMapper(fake.api);
const map = (more: object = {}, account?: string) =>
  toTransaction(readTransaction(fields(transaction('ttx_1', more))), account);

describe('transactionMapper', () => {
  it('carries over every field of a row, its account taken from the list it is in', () => {
    expect(map({ book_id: 'book_1', trace_id: 'trc_1' }, 'acct_1')).toEqual({
      id: globalId('Transaction', 'ttx_1'),
      connector: 'tp-main',
      providerId: 'ttx_1',
      accountId: globalId('Account', 'acct_1'),
      entryType: 'DEBIT',
      amount: { minor: 25000n, currency: 'USD' },
      type: 'INTERNAL',
      providerType: 'withdrawal',
      number: 'trc_1',
      description: 'Rent',
      runningBalance: { minor: 406055n, currency: 'USD' },
      postedAt: '2026-03-02T00:00:00Z',
      createdAt: '2026-03-02T16:41:07.118Z',
      transferId: globalId('Transfer', 'book/book_1'),
      cardId: null,
      userData: null,
    });
  });

  it("shows the caller's part of the user data alone", () => {
    const held = { invoice: 'i-1', exchequer_reference: 'X7Q2MK9PRTA' };

    expect(map({ userdata: held }).userData).toEqual({ invoice: 'i-1' });
  });

  it('names no account that neither list nor row names', () => {
    expect(map().accountId).toBeNull();
    expect(map({ account_id: 'acct_7' }).accountId).toBe(globalId('Account', 'acct_7'));
  });

  it.each([
    ['250.00', 'CREDIT', 25000n],
    ['0.00', 'CREDIT', 0n],
    ['-0.01', 'DEBIT', 1n],
  ])('takes %s for a %s', (amount, entryType, minor) => {
    expect(map({ amount })).toMatchObject({ entryType, amount: { minor, currency: 'USD' } });
  });

  it.each([
    ['ach_id', 'ACH', 'ach/x_1'],
    ['incoming_ach_id', 'ACH', null],
    ['wire_id', 'WIRE_DOMESTIC', 'wire/x_1'],
    ['incoming_wire_id', 'WIRE_DOMESTIC', null],
    ['book_id', 'INTERNAL', 'book/x_1'],
    ['fednow_id', 'EFT', 'fednow/x_1'],
    ['check_id', 'CHECK', null],
    ['issued_check_id', 'CHECK', null],
    ['card_id', 'CARD', null],
  ])('takes a row with %s for %s', (origin, type, ref) => {
    const mapped = map({ [origin]: 'x_1' });

    expect(mapped.type).toBe(type);
    expect(mapped.transferId).toBe(ref && globalId('Transfer', ref));
    expect(mapped.cardId).toBe(origin === 'card_id' ? globalId('Card', 'x_1') : null);
  });

  it.each([
    ['hold', 'HOLD'],
    ['hold_release', 'HOLD_RELEASE'],
    ['reversal', 'REVERSAL'],
  ])('calls a %s so, whatever it came from', (word, type) => {
    expect(map({ type: word, card_id: 'card_1', ach_id: 'ach_1' }).type).toBe(type);
  });

  it.each([
    ['interest', 'INTEREST'],
    ['charge', 'FEE'],
    ['deposit', 'OTHER'],
    ['payment', 'OTHER'],
    [null, 'OTHER'],
  ])('takes a %s from nowhere for %s', (word, type) => {
    expect(map({ type: word })).toMatchObject({ type, providerType: word });
  });

  it('lets the origin decide over a charge', () => {
    expect(map({ type: 'charge', card_id: 'card_1' }).type).toBe('CARD');
  });

  it('takes a type it has not met for OTHER where no origin tells more, and reports the word', () => {
    expect(map({ type: 'sweep' })).toMatchObject({ type: 'OTHER', providerType: 'sweep' });
    expect(map({ type: 'sweep', ach_id: 'ach_1' })).toMatchObject({ type: 'ACH', providerType: 'sweep' });

    expect(fake.words).toContain('transaction.type=sweep');
  });

  it('posts nothing for a hold or its release', () => {
    expect(map({ type: 'hold' }).postedAt).toBeNull();
    expect(map({ type: 'hold_release' }).postedAt).toBeNull();
    expect(map({ type: 'reversal' }).postedAt).toBe('2026-03-02T00:00:00Z');
    expect(map({ date: null }).postedAt).toBeNull();
  });

  it('prefers the number of a check to the trace', () => {
    expect(map({ check_number: '1044', trace_id: 'trc_1' }).number).toBe('1044');
    expect(map().number).toBeNull();
  });

  it('prefers the words for people to those of the bank', () => {
    expect(map({ human_readable_description: 'March rent' }).description).toBe('March rent');
    expect(map({ desc: null }).description).toBeNull();
  });

  it('dates a row by the finest time it has', () => {
    const coarse = { extended_timestamp_precise: null };

    expect(map(coarse).createdAt).toBe('2026-03-02T16:41:07Z');
    expect(map({ ...coarse, extended_timestamp: null }).createdAt).toBe('2026-03-02T00:00:00Z');
    expect(() => map({ ...coarse, extended_timestamp: null, date: null })).toThrow(
      'record.extended_timestamp',
    );
  });

  it('does without a balance', () => {
    expect(map({ balance: null }).runningBalance).toBeNull();
  });
});
