import { describe, expect, it } from 'vitest';
import { readCard } from '../../../../../src/datasources/treasury-prime/json/records.js';
import { cardMapper, toExpiry } from '../../../../../src/datasources/treasury-prime/mappers/to-card.js';
import { fakeTreasuryPrime, fields, globalId } from '../fake-treasury-prime.js';
import { card } from '../records.js';

const fake = fakeTreasuryPrime();
const { toCard, toForm } = cardMapper(fake.api);
const map = (more: object = {}) => toCard(readCard(fields(card('card_1', more))), 'PHYSICAL');

describe('cardMapper', () => {
  it('carries over a card and nothing of its number but the last four digits', () => {
    const mapped = map({ cvv: '123' });

    expect(mapped).toEqual({
      id: globalId('Card', 'card_1'),
      connector: 'tp-main',
      providerId: 'card_1',
      accountId: globalId('Account', 'acct_1'),
      ledgerId: null,
      label: null,
      form: 'PHYSICAL',
      status: 'ACTIVE',
      providerStatus: 'active',
      last4: '4417',
      expiresOn: '2028-02-29',
      balance: null,
      nextSuspensionChangeAt: null,
      createdAt: '2026-01-05T18:22:10Z',
      userData: { team: 'ops' },
    });
    expect(JSON.stringify(mapped)).not.toMatch(/111111|123/);
  });

  it.each([
    ['unactivated', 'UNACTIVATED'],
    ['active', 'ACTIVE'],
    ['suspended', 'SUSPENDED'],
    ['terminated', 'TERMINATED'],
  ])('calls %s %s', (word, status) => {
    expect(map({ status: word })).toMatchObject({ status, providerStatus: word });
  });

  it('calls a status it has not met UNKNOWN and reports the word', () => {
    expect(map({ status: 'lost' })).toMatchObject({ status: 'UNKNOWN', providerStatus: 'lost' });

    expect(fake.words).toContain('card.status=lost');
  });

  it('takes the form from the type of the product', () => {
    expect(['physical', 'virtual', null, 'wearable'].map(toForm)).toEqual([
      'PHYSICAL',
      'VIRTUAL',
      'UNKNOWN',
      'UNKNOWN',
    ]);

    expect(fake.words).toContain('cardproduct.type=wearable');
  });

  it('belongs to no account where none is named', () => {
    expect(map({ account_id: null }).accountId).toBeNull();
  });
});

describe('toExpiry', () => {
  it.each([
    ['0330', '2030-03-31'],
    ['0228', '2028-02-29'],
    ['1229', '2029-12-31'],
  ])('takes %s for the last day of its month', (expiration, day) => {
    expect(toExpiry(expiration)).toBe(day);
  });

  it.each([null, '', '1330', '0030', '330', '03/30'])('makes no day of %j', (expiration) => {
    expect(toExpiry(expiration)).toBeNull();
  });
});
