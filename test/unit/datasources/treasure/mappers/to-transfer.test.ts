import { describe, expect, it } from 'vitest';
import { Fields } from '../../../../../src/datasources/reading/fields.js';
import { readTransfer } from '../../../../../src/datasources/treasure/json/records.js';
import { transferMapper } from '../../../../../src/datasources/treasure/mappers/to-transfer.js';
import { MalformedResponseError } from '../../../../../src/domain/errors.js';
import { fakeTreasure, globalId, transfer } from '../fake-treasure.js';

const fake = fakeTreasure();
const map = (over: object = {}) =>
  transferMapper(fake.api)(readTransfer(new Fields(transfer('t1', over), 'transfer')), 'b1');

const portfolioParty = { kind: 'Account', id: globalId('Account', 'portfolio/b1') };
const bankParty = { kind: 'Account', id: globalId('Account', 'bank_account/b1/ba1') };

describe('transferMapper', () => {
  it('carries a withdrawal over as a credit from the portfolio to the bank account', () => {
    expect(map()).toEqual({
      id: globalId('Transfer', 'b1/t1'),
      connector: 'treasure-main',
      providerId: 't1',
      rail: 'WIRE',
      direction: 'PUSH',
      status: 'PENDING',
      providerStatus: 'pending',
      amount: { minor: 1250000n, currency: 'USD' },
      source: portfolioParty,
      destination: bankParty,
      description: null,
      secCode: null,
      service: null,
      effectiveDate: null,
      failureReason: null,
      timeline: [
        {
          status: 'PENDING',
          providerStatus: 'pending',
          at: '2025-02-03T16:00:01.000000000Z',
          origin: 'READ',
        },
      ],
      cancelable: false,
      createdAt: '2025-02-03T16:00:00.000000001Z',
      updatedAt: '2025-02-03T16:00:01.000000000Z',
      userData: { payout: 'po_981' },
      idempotencyKey: 'key-t1',
    });
  });

  it('maps a deposit to a transfer that the portfolio pulls from the bank account', () => {
    const deposit = map({ direction: 'deposit', type: 'ACH', idempotency_key: null });

    expect(deposit).toMatchObject({
      direction: 'PULL',
      rail: 'ACH',
      source: portfolioParty,
      destination: bankParty,
    });
    expect(deposit.idempotencyKey).toBeNull();
  });

  it('has no destination for a deposit that names no bank account', () => {
    expect(map({ direction: 'DEPOSIT', bank_account_id: null })).toMatchObject({
      source: portfolioParty,
      destination: null,
    });
  });

  it.each([
    ['pending', 'PENDING'],
    ['processing', 'PROCESSING'],
    ['COMPLETED', 'COMPLETED'],
    ['failed', 'FAILED'],
    ['cancelled', 'CANCELED'],
  ])('calls %s %s', (word, status) => {
    expect(map({ status: word })).toMatchObject({ status, providerStatus: word });
  });

  it('calls a status it has not met UNKNOWN and reports the word', () => {
    expect(map({ status: 'on_hold' })).toMatchObject({ status: 'UNKNOWN', providerStatus: 'on_hold' });

    expect(fake.words).toContain('transfer.status=on_hold');
  });

  it('dates its observation by the execution, else the update, else the creation', () => {
    const at = (over: object) => map(over).timeline[0]?.at;

    expect(at({ processed_at: '2025-02-05T00:00:00Z' })).toBe('2025-02-05T00:00:00Z');
    expect(at({ updated_at: null })).toBe('2025-02-03T16:00:00.000000001Z');
  });

  it.each(['type', 'direction'])('refuses and reports a %s it has not met', (field) => {
    expect(() => map({ [field]: 'check' })).toThrow(MalformedResponseError);

    expect(fake.words).toContain(`transfer.${field}=check`);
  });

  it('refuses an amount that is no decimal text, and a transfer without its moment of creation', () => {
    expect(() => map({ amount: { currency: 'USD', amount: 12500 } })).toThrow('transfer.amount.amount');
    expect(() => map({ created_at: undefined })).toThrow('transfer.created_at');
  });
});
