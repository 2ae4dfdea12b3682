import { describe, expect, it } from 'vitest';
import { readTransaction } from '../../../../../src/datasources/cardbiller/json/records.js';
import {
  byNumber,
  transactionMapper,
} from '../../../../../src/datasources/cardbiller/mappers/to-transaction.js';
import { ExactNumber } from '../../../../../src/datasources/reading/exact-number.js';
import {
  account,
  card,
  entry,
  fakeCardbiller,
  fields,
  globalId,
  ledger,
  record,
} from '../fake-cardbiller.js';

const fake = fakeCardbiller();
const toTransaction = transactionMapper(fake.api);
const map = (more: object = {}) =>
  toTransaction(readTransaction(fields(record(1, more)), account(1), 'USD'), account(1));
const ref = `${account(1)}/${entry(1)}`;

describe('toTransaction', () => {
  it('maps a card load field for field', () => {
    expect(map()).toEqual({
      id: globalId('Transaction', ref),
      connector: 'cards-main',
      providerId: entry(1),
      accountId: globalId('Account', account(1)),
      entryType: 'DEBIT',
      amount: { minor: 15025n, currency: 'USD' },
      type: 'CARD',
      providerType: 'Debit Card',
      number: '100001',
      description: 'LD-7Q2M allowance March',
      runningBalance: null,
      postedAt: '2026-03-05T08:00:01Z',
      createdAt: '2026-03-05T08:00:01Z',
      transferId: globalId('Transfer', ref),
      cardId: globalId('Card', card(1)),
      ledgerId: globalId('Ledger', ledger(1)),
      userData: null,
    });
  });

  it.each([
    ['ACH', 'ACH'],
    ['EFT', 'EFT'],
    ['Transfer', 'INTERNAL'],
    ['Domestic Wire', 'WIRE_DOMESTIC'],
    ['International Wire', 'WIRE_INTERNATIONAL'],
    ['Debit Card', 'CARD'],
    ['Trade', 'TRADE'],
    ['System', 'SYSTEM'],
    ['domestic wire', 'WIRE_DOMESTIC'],
    ['Barter', 'OTHER'],
    [null, 'OTHER'],
  ])('calls %j %s', (transactionType, type) => {
    expect(map({ transactionType }).type).toBe(type);
  });

  it.each([
    ['Debit', null, 'FEE'],
    ['Credit', null, 'SYSTEM'],
    ['Debit', card(1), 'SYSTEM'],
  ])('calls a system entry that is a %s with the card %s %s', (entryType, cardUuid, type) => {
    expect(map({ transactionType: 'system', entryType, cardUuid }).type).toBe(type);
  });

  it('counts a type that it has not met', () => {
    map({ transactionType: 'Barter' });

    expect(fake.words).toContain('transaction.transactionType=Barter');
  });

  it.each([{ ledgerUuid: null }, { cardUuid: null }, { transactionType: 'Transfer' }])(
    'sees no transfer in %j',
    (more) => {
      expect(map(more).transferId).toBeNull();
    },
  );

  it.each([
    ['0.1', 10n],
    [0.1, 10n],
    [1e2, 10000n],
    [new ExactNumber('123456789012345678.25'), 12345678901234567825n],
    [0, 0n],
  ])('reads the amount %j exactly', (amount, minor) => {
    expect(map({ amount }).amount.minor).toBe(minor);
  });

  it.each([0.125, -1, '1e2', '', null, true])('refuses the amount %j', (amount) => {
    expect(() => map({ amount })).toThrow('record.amount');
  });

  it('takes the currency that is stated, else the configured one', () => {
    expect(map({ currency: 'cad' }).amount.currency).toBe('CAD');
    expect(map({ currency: null }).amount.currency).toBe('USD');
    expect(() => map({ currency: 'dollars' })).toThrow('currency');
  });

  it('refuses an entry that goes neither way', () => {
    expect(map({ entryType: 'Credit' }).entryType).toBe('CREDIT');
    expect(() => map({ entryType: 'Sideways' })).toThrow('entryType');
  });

  it('is not posted by a status that it has not met', () => {
    expect(map({ status: 'Queued' }).postedAt).toBeNull();
    expect(map({ status: undefined }).postedAt).toBeNull();
  });

  it.each([
    [{ createdAt: null, createdDate: '2026-03-05' }, '2026-03-05T00:00:00Z'],
    [{ createdAt: undefined, created: '2026-03-05T08:00:00+02:00' }, '2026-03-05T06:00:00Z'],
  ])('reads the moment of %j', (more, createdAt) => {
    expect(map(more).createdAt).toBe(createdAt);
  });

  it('keeps numbers however they come, and puts the later first', () => {
    const [old, late, none] = [map({ transactionNumber: '99' }), map(), map({ transactionNumber: null })];

    expect([old, none, late].sort(byNumber).map(({ number }) => number)).toEqual(['100001', '99', null]);
  });

  it.each([
    { transactionUuid: 'x' },
    { transactionUuid: null },
    { ledgerUuid: 'x' },
    { accountUuid: account(2) },
  ])('refuses %j', (more) => {
    expect(() => map(more)).toThrow(Object.keys(more)[0]);
  });
});
