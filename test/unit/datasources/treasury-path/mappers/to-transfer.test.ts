import { describe, expect, it } from 'vitest';
import { Fields } from '../../../../../src/datasources/reading/fields.js';
import { readPayment } from '../../../../../src/datasources/treasury-path/json/records.js';
import type { End } from '../../../../../src/datasources/treasury-path/mappers/to-ends.js';
import { transferMapper } from '../../../../../src/datasources/treasury-path/mappers/to-transfer.js';
import { fakeTreasuryPath, globalId } from '../fake-treasury-path.js';
import { payment } from '../records.js';

const outside: End = { party: { kind: 'Account', id: 'outside' }, accountKind: 'EXTERNAL' };
const inside: End = { party: { kind: 'Account', id: 'inside' }, accountKind: 'MULTI_CURRENCY' };
const other: End = { party: { kind: 'Counterparty', id: 'other' }, accountKind: null };
const ends = new Map([
  ['outside', outside],
  ['inside', inside],
  ['other', other],
]);

const mapped = (more: object = {}, fake = fakeTreasuryPath()) =>
  transferMapper(fake.api)(readPayment(new Fields(payment('t1', more), 'payment')), 'c1', ends);

describe('transferMapper', () => {
  it('maps a payment', () => {
    expect(mapped({ from_profile: 'inside', to_profile: 'other' })).toEqual({
      id: globalId('Transfer', 'c1', 't1'),
      connector: 'path-main',
      providerId: 't1',
      rail: 'PAYMENT',
      direction: 'PUSH',
      status: 'PENDING',
      providerStatus: 'pending',
      amount: { minor: 100000n, currency: 'USD' },
      source: { kind: 'Account', id: 'inside' },
      destination: { kind: 'Counterparty', id: 'other' },
      description: 'bill_payment',
      secCode: null,
      service: null,
      effectiveDate: null,
      failureReason: null,
      timeline: [
        { status: 'PENDING', providerStatus: 'pending', at: '2025-05-02T10:00:01Z', origin: 'READ' },
      ],
      cancelable: false,
      createdAt: '2025-05-02T10:00:00.001Z',
      updatedAt: '2025-05-02T10:00:01Z',
      userData: null,
      idempotencyKey: 'key-t1',
    });
  });

  it.each([
    ['pending', 'PENDING'],
    ['processing', 'PROCESSING'],
    ['completed', 'COMPLETED'],
    ['failed', 'FAILED'],
    ['cancelled', 'CANCELED'],
    ['canceled', 'CANCELED'],
  ])('takes %s for %s', (word, status) => {
    expect(mapped({ status: word })).toMatchObject({ status, providerStatus: word });
  });

  it('calls a state it has not met UNKNOWN, and counts it', () => {
    const fake = fakeTreasuryPath();

    expect(mapped({ status: 'awaiting_approval' }, fake)).toMatchObject({
      status: 'UNKNOWN',
      providerStatus: 'awaiting_approval',
    });
    expect(fake.words).toEqual(['payment.status=awaiting_approval']);
  });

  it.each([
    ['inside', 'other', 'PUSH'],
    ['outside', 'other', 'PUSH'],
    ['inside', 'outside', 'PUSH'],
    ['inside', 'inside', 'PUSH'],
    ['outside', 'outside', 'PUSH'],
    ['outside', 'inside', 'PULL'],
    ['other', 'inside', 'PULL'],
    ['gone', 'outside', 'PULL'],
    ['inside', 'gone', 'PUSH'],
    ['gone', 'gone', 'PUSH'],
  ])('sees the direction of a payment from %s to %s', (from_profile, to_profile, direction) => {
    expect(mapped({ from_profile, to_profile }).direction).toBe(direction);
  });

  it('has the account of ours as the source of a PULL', () => {
    const pulled = mapped({ from_profile: 'outside', to_profile: 'inside' });

    expect(pulled).toMatchObject({ source: inside.party, destination: outside.party });
  });

  it.each([{ id: 'inside', status: 'active' }, 'inside'])('knows an end given as %j', (from_profile) => {
    expect(mapped({ from_profile }).source).toEqual(inside.party);
  });

  it.each([null, undefined, '', {}, { id: null }, 'gone'])('has no end for %j', (to_profile) => {
    expect(mapped({ to_profile }).destination).toBeNull();
  });

  it('reads amounts of any scale, and a number, exactly', () => {
    const amountOf = (instructed_amount: unknown, instructed_amount_currency = 'USD') =>
      mapped({ instructed_amount, instructed_amount_currency }).amount;

    expect(amountOf('1250.75')).toEqual({ minor: 125075n, currency: 'USD' });
    expect(amountOf('1000.000')).toEqual({ minor: 100000n, currency: 'USD' });
    expect(amountOf(1200.5)).toEqual({ minor: 120050n, currency: 'USD' });
    expect(amountOf('1000.0', 'jpy')).toEqual({ minor: 1000n, currency: 'JPY' });
  });
});
