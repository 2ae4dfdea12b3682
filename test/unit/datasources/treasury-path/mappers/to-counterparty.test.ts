import { describe, expect, it } from 'vitest';
import { Fields } from '../../../../../src/datasources/reading/fields.js';
import { readRecipient } from '../../../../../src/datasources/treasury-path/json/records.js';
import { toCounterparty } from '../../../../../src/datasources/treasury-path/mappers/to-counterparty.js';
import { connector, globalId } from '../fake-treasury-path.js';
import { detail, profile, recipient, routing } from '../records.js';

const mapped = (...bank_accounts: readonly unknown[]) =>
  toCounterparty(readRecipient(new Fields(recipient('r1', { bank_accounts }), 'recipient')), 'c1', connector);
const account = (methods: ReadonlyArray<readonly [string, string]>, more: object = {}) => ({
  account_details: [detail('***1111')],
  routing_details: [routing()],
  payment_profiles: methods.map(([payment_method, status], index) =>
    profile(`p${index}`, { payment_method, status, usage_type: 'credit' }),
  ),
  ...more,
});

describe('toCounterparty', () => {
  it('maps a recipient, its numbers masked', () => {
    expect(mapped(account([['ach', 'active']]))).toEqual({
      id: globalId('Counterparty', 'c1', 'r1'),
      connector: 'path-main',
      providerId: 'r1',
      name: 'Recipient r1',
      ach: {
        holderName: 'Recipient r1',
        accountNumberLast4: '1111',
        routingNumber: '110000000',
        accountType: null,
      },
      wire: null,
      createdAt: '2025-04-01T10:00:00Z',
      updatedAt: '2025-04-02T09:00:00Z',
      userData: null,
    });
  });

  it('finds the account that each rail reaches', () => {
    const second = account([['Wire', 'draft']], { account_details: [detail('***2222')] });

    const { ach, wire } = mapped(account([['ach', 'active']]), second);

    expect([ach?.accountNumberLast4, wire?.accountNumberLast4]).toEqual(['1111', '2222']);
    expect(mapped(account([['fedwire', 'active']])).wire).not.toBeNull();
  });

  it('prefers the routing number of the same payment method', () => {
    const routing_details = [routing(), routing({ payment_method: 'wire', routing_number: '220000000' })];

    const { ach, wire } = mapped(
      account(
        [
          ['ach', 'active'],
          ['wire', 'active'],
        ],
        { routing_details },
      ),
    );

    expect([ach?.routingNumber, wire?.routingNumber]).toEqual(['110000000', '220000000']);
  });

  it.each(['failed', 'deleted'])('reaches nobody by a profile that is %s', (status) => {
    expect(mapped(account([['ach', status]])).ach).toBeNull();
  });

  it('goes by the way to the bank where there are no profiles', () => {
    expect(mapped(account([])).ach).not.toBeNull();
    expect(mapped({ routing_details: [routing({ payment_method: 'swift' })] })).toMatchObject({
      ach: null,
      wire: null,
    });
  });

  it('has no details without accounts', () => {
    expect(mapped()).toMatchObject({ ach: null, wire: null });
  });
});
