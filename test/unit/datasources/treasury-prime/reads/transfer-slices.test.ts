import { describe, expect, it } from 'vitest';
import { toSlices } from '../../../../../src/datasources/treasury-prime/reads/transfer-slices.js';
import type { TransferFilter } from '../../../../../src/domain/transfer.js';
import { fakeTreasuryPrime, globalId } from '../fake-treasury-prime.js';

const { api } = fakeTreasuryPrime();
const keys = (filter: TransferFilter, limit?: readonly string[]) =>
  toSlices(api, filter, limit).map(({ key }) => key);
const account = (ref: string, name?: string) => globalId('Account', ref, name);
const counterparty = (ref: string, name?: string) => globalId('Counterparty', ref, name);
/** What is sent beside the key, without parameters that are left out. */
const queries = (filter: TransferFilter, limit?: readonly string[]) =>
  JSON.parse(JSON.stringify(toSlices(api, filter, limit).map(({ key, query }) => [key, query])));

describe('toSlices', () => {
  it('reads one list for each kind of transfer', () => {
    expect(queries({})).toEqual([
      ['ach', {}],
      ['book', {}],
      ['wire', {}],
      ['fednow', {}],
    ]);
  });

  it.each([
    [{ rails: ['ACH', 'INTERNAL'] }, ['ach', 'book']],
    [{ rails: ['FEDNOW'] }, ['fednow']],
    [{ rails: ['PORTFOLIO', 'CARD_LOAD'] }, []],
    [{ rails: [] }, []],
    [{ direction: 'PULL' }, ['ach', 'fednow']],
    [{ direction: 'PUSH' }, ['ach', 'book', 'wire', 'fednow']],
    [{ statuses: ['COMPLETED'] }, ['book', 'fednow']],
    [{ statuses: ['RETURNED'] }, ['ach', 'wire']],
    [{ statuses: ['SCHEDULED'] }, []],
    [{ statuses: ['SCHEDULED', 'UNKNOWN'] }, ['ach', 'book', 'wire', 'fednow']],
    [{ statuses: ['RETURNED'], rails: ['WIRE'] }, ['wire']],
  ] as ReadonlyArray<[TransferFilter, readonly string[]]>)('reads for %j only %j', (filter, expected) => {
    expect(keys(filter)).toEqual(expected);
  });

  it('reads nothing for a key, which no object keeps', () => {
    expect(keys({ idempotencyKey: 'k-1' })).toEqual([]);
    expect(keys({ idempotencyKey: '' })).toEqual([]);
  });

  it('asks for the transfers of an account, for book transfers from either side', () => {
    expect(queries({ account: account('acct_1') })).toEqual([
      ['ach acct_1', { account_id: 'acct_1' }],
      ['book from acct_1', { from_account_id: 'acct_1' }],
      ['book to acct_1', { to_account_id: 'acct_1' }],
      ['wire acct_1', { account_id: 'acct_1' }],
      ['fednow acct_1', { account_id: 'acct_1' }],
    ]);
  });

  it('asks for the transfers of a counterparty where there can be one', () => {
    expect(queries({ counterparty: counterparty('cp_1') })).toEqual([
      ['ach', { counterparty_id: 'cp_1' }],
      ['wire', { counterparty_id: 'cp_1' }],
    ]);
  });

  it('asks for the transfers between an account and a counterparty', () => {
    expect(queries({ account: account('acct_1'), counterparty: counterparty('cp_1') })).toEqual([
      ['ach acct_1', { counterparty_id: 'cp_1', account_id: 'acct_1' }],
      ['wire acct_1', { counterparty_id: 'cp_1', account_id: 'acct_1' }],
    ]);
  });

  it.each([
    ['an account of another connector', { account: account('acct_1', 'other') }],
    ['a counterparty of another connector', { counterparty: counterparty('cp_1', 'other') }],
    ['an account that is a counterparty', { account: counterparty('cp_1') }],
    ['a counterparty that is an account', { counterparty: account('acct_1') }],
    ['what is no global id', { account: 'acct_1' }],
  ])('reads nothing for %s', (_, filter) => {
    expect(keys(filter)).toEqual([]);
  });
});

describe('toSlices for a limited caller', () => {
  it('reads the lists of each of its accounts, named once or twice', () => {
    expect(keys({ rails: ['ACH', 'INTERNAL'] }, ['acct_1', 'acct_2', 'acct_1', 'a/b'])).toEqual([
      'ach acct_1',
      'ach acct_2',
      'book from acct_1',
      'book to acct_1',
      'book from acct_2',
      'book to acct_2',
    ]);
  });

  it('reads nothing without an account', () => {
    expect(keys({}, [])).toEqual([]);
  });

  it('narrows to the one account that is asked for', () => {
    expect(keys({ account: account('acct_2'), rails: ['ACH'] }, ['acct_1', 'acct_2'])).toEqual([
      'ach acct_2',
    ]);
  });

  it('finds a foreign account only at the other end of a book transfer', () => {
    expect(keys({ account: account('acct_9') }, ['acct_1'])).toEqual(['book from acct_1', 'book to acct_1']);
  });
});
