import { describe, expect, it } from 'vitest';
import { Fields } from '../../../../../src/datasources/reading/fields.js';
import { readBankAccount } from '../../../../../src/datasources/treasury-path/json/records.js';
import { accountMapper } from '../../../../../src/datasources/treasury-path/mappers/to-account.js';
import { fakeTreasuryPath, globalId } from '../fake-treasury-path.js';
import { bankAccount, detail, foreignAccount, internalAccount, profile, routing } from '../records.js';

const mapped = (record: object, fake = fakeTreasuryPath()) =>
  accountMapper(fake.api)(readBankAccount(new Fields(record, 'bank_account')), 'c1');
const withProfiles = (...statuses: ReadonlyArray<string | null>) =>
  mapped(
    bankAccount('b1', { payment_profiles: statuses.map((status) => profile(`p${status}`, { status })) }),
  );

describe('accountMapper', () => {
  it('maps a funding account', () => {
    expect(mapped(bankAccount('b1'))).toEqual({
      id: globalId('Account', 'c1', 'b1'),
      connector: 'path-main',
      providerId: 'b1',
      kind: 'EXTERNAL',
      type: 'OTHER',
      name: 'Prairie Bank ••4417',
      status: 'OPEN',
      providerStatus: 'active',
      currency: 'USD',
      accountNumberLast4: '4417',
      accountNumber: null,
      routingNumber: '110000000',
      balance: {
        current: { minor: 4821035n, currency: 'USD' },
        available: null,
        held: null,
        asOf: '2026-01-05T06:00:11Z',
        stale: false,
      },
      businessId: globalId('Business', 'c1', 'e1'),
      ledgerId: null,
      createdAt: '2025-04-01T10:00:00.120Z',
      updatedAt: '2025-05-02T06:00:11.400Z',
      userData: null,
      detail: 'full',
    });
  });

  it('maps a balance held at TreasuryPath', () => {
    expect(mapped(internalAccount('i1'))).toMatchObject({
      kind: 'MULTI_CURRENCY',
      type: 'MULTI_CURRENCY',
      name: null,
      currency: 'EUR',
      accountNumberLast4: null,
      routingNumber: null,
      balance: { current: { minor: 100000n, currency: 'EUR' } },
    });
  });

  it('leaves the accounts of recipients alone, and refuses an owner that it has not met', () => {
    const fake = fakeTreasuryPath();

    expect(mapped(foreignAccount('x1', 'r1'))).toBeNull();
    expect(() => mapped(bankAccount('b1', { owner_type: 'Trust' }), fake)).toThrow(/owner_type/);
    expect(fake.words).toEqual(['bank_account.owner_type=Trust']);
  });

  it.each([
    [['failed', 'active', 'draft'], 'OPEN', 'active'],
    [['inactive', 'draft'], 'PENDING', 'draft'],
    [['deleted', 'Inactive'], 'LOCKED', 'Inactive'],
    [['deleted', 'paused', 'failed'], 'UNKNOWN', 'paused'],
    [['deleted', 'failed'], 'ERROR', 'failed'],
    [['deleted'], 'CLOSED', 'deleted'],
    [[null], 'UNKNOWN', null],
    [[], 'UNKNOWN', null],
  ])('takes the status of the best of the profiles %j', (statuses, status, providerStatus) => {
    expect(withProfiles(...statuses)).toMatchObject({ status, providerStatus });
  });

  it('counts a status that it has not met', () => {
    const fake = fakeTreasuryPath();

    mapped(bankAccount('b1', { payment_profiles: [profile('p1', { status: 'paused' })] }), fake);

    expect(fake.words).toEqual(['payment_profile.status=paused']);
  });

  it.each([
    [['****', '***4417'], '4417'],
    [['***17', '44****'], null],
    [['DE** **** 0815'], '0815'],
    [[], null],
  ])('finds the last four digits of %j', (masks, expected) => {
    const account = mapped(bankAccount('b1', { account_details: masks.map((mask) => detail(mask)) }));

    expect(account?.accountNumberLast4).toBe(expected);
  });

  it('names an account by what there is', () => {
    const unnamed = routing({ bank_name: null });
    const named = (routing_details: unknown, account_details: unknown) =>
      mapped(bankAccount('b1', { routing_details, account_details }))?.name;

    expect(named([unnamed, routing({ bank_name: 'Second' })], [])).toBe('Second');
    expect(named([unnamed], [detail()])).toBe('••4417');
    expect(named(undefined, null)).toBeNull();
  });

  it('takes no other number for an ABA routing number', () => {
    const swift = routing({ routing_number: 'PRBKUS33', routing_number_type: 'bic' });
    const numbered = (...routing_details: readonly unknown[]) =>
      mapped(bankAccount('b1', { routing_details }))?.routingNumber;

    expect(numbered(swift)).toBeNull();
    expect(numbered(swift, routing({ routing_number: '220000000' }))).toBe('220000000');
  });

  it('belongs to no business without an owner', () => {
    expect(mapped(bankAccount('b1', { owner_id: null }))?.businessId).toBeNull();
  });
});
