import { describe, expect, it } from 'vitest';
import { Fields } from '../../../../../src/datasources/reading/fields.js';
import { readBankAccount } from '../../../../../src/datasources/treasury-path/json/records.js';
import { endsMapper } from '../../../../../src/datasources/treasury-path/mappers/to-ends.js';
import { fakeTreasuryPath, globalId } from '../fake-treasury-path.js';
import { bankAccount, foreignAccount, internalAccount, profile } from '../records.js';

const endsOf = (...records: readonly object[]) =>
  endsMapper(fakeTreasuryPath().api)(
    records.map((record) => readBankAccount(new Fields(record, 'bank_account'))),
    'c1',
  );

describe('endsMapper', () => {
  it('finds who stands behind each profile', () => {
    const ends = endsOf(bankAccount('b1'), internalAccount('i1'), foreignAccount('x1', 'r1'));

    expect(Object.fromEntries(ends)).toEqual({
      'p-b1': { party: { kind: 'Account', id: globalId('Account', 'c1', 'b1') }, accountKind: 'EXTERNAL' },
      'p-i1': {
        party: { kind: 'Account', id: globalId('Account', 'c1', 'i1') },
        accountKind: 'MULTI_CURRENCY',
      },
      'p-x1': {
        party: { kind: 'Counterparty', id: globalId('Counterparty', 'c1', 'r1') },
        accountKind: null,
      },
    });
  });

  it('knows an account by each of its profiles', () => {
    const payment_profiles = [profile('p1'), profile('p2', { status: 'deleted' })];

    expect([...endsOf(bankAccount('b1', { payment_profiles })).keys()]).toEqual(['p1', 'p2']);
  });

  it.each([
    { owner_type: 'Trust' },
    { owner_type: 'toString' },
    { owner_type: 'Counterparty', owner_id: null },
  ])('leaves out what belongs to %j', (owner) => {
    expect(endsOf(bankAccount('b1', owner)).size).toBe(0);
  });
});
