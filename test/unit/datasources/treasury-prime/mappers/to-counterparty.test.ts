import { describe, expect, it } from 'vitest';
import { readCounterparty } from '../../../../../src/datasources/treasury-prime/json/records.js';
import { counterpartyMapper } from '../../../../../src/datasources/treasury-prime/mappers/to-counterparty.js';
import { fakeTreasuryPrime, fields, globalId } from '../fake-treasury-prime.js';
import { counterparty } from '../records.js';

const fake = fakeTreasuryPrime();
const map = (more: object = {}) =>
  counterpartyMapper(fake.api)(readCounterparty(fields(counterparty('cp_1', more))));

describe('counterpartyMapper', () => {
  it('carries over who it is and how it is reached, with no more of a number than its last four digits', () => {
    const mapped = map();

    expect(mapped).toEqual({
      id: globalId('Counterparty', 'cp_1'),
      connector: 'tp-main',
      providerId: 'cp_1',
      name: 'Nora Field',
      ach: {
        holderName: 'Nora Field',
        accountNumberLast4: '5678',
        routingNumber: '021000021',
        accountType: 'CHECKING',
      },
      wire: {
        holderName: 'Nora Field',
        accountNumberLast4: '4321',
        routingNumber: '026009593',
        accountType: null,
      },
      createdAt: '2026-01-05T18:22:10Z',
      updatedAt: '2026-01-09T09:00:03Z',
      userData: { vendor: 'v-9' },
    });
    expect(JSON.stringify(mapped)).not.toContain('00012345678');
  });

  it('reads the older name of the name', () => {
    expect(map({ name_on_account: undefined, name: 'Old Name' }).name).toBe('Old Name');
    expect(map({ name: 'Old Name' }).name).toBe('Nora Field');
    expect(map({ name_on_account: null }).name).toBeNull();
  });

  it('cannot be reached by a rail whose section is missing', () => {
    expect(map({ wire: null })).toMatchObject({ wire: null, ach: { accountNumberLast4: '5678' } });
    expect(map({ ach: undefined, wire: null }).ach).toBeNull();
  });

  it('takes an account type it has not met for OTHER and reports it', () => {
    expect(map({ ach: { account_number: '10001', account_type: 'loan' } }).ach).toEqual({
      holderName: 'Nora Field',
      accountNumberLast4: '0001',
      routingNumber: null,
      accountType: 'OTHER',
    });

    expect(fake.words).toEqual(['counterparty.account_type=loan']);
  });
});
