import { describe, expect, it } from 'vitest';
import {
  matchesAccount,
  matchesCard,
  matchesCounterparty,
  matchesRecurringTransfer,
  matchesTransaction,
  matchesTransfer,
  touches,
} from '../../../src/domain/filters.js';
import {
  aCard,
  aCounterparty,
  anAccount,
  aRecurringTransfer,
  aTransaction,
  aTransfer,
} from '../../support/sample-objects.js';

describe('an empty filter', () => {
  it('matches everything', () => {
    expect(matchesAccount(anAccount('1', { createdAt: null, name: null }), {})).toBe(true);
    expect(matchesCard(aCard('1'), {})).toBe(true);
    expect(matchesTransaction(aTransaction('1'), {})).toBe(true);
    expect(matchesTransfer(aTransfer('1', { createdAt: null }), {})).toBe(true);
    expect(matchesCounterparty(aCounterparty('1', { name: null }), {})).toBe(true);
    expect(matchesRecurringTransfer(aRecurringTransfer('1', { memo: null }), {})).toBe(true);
  });
});

describe('matchesAccount', () => {
  const account = anAccount('Acc-7', { name: 'Payroll', createdAt: '2026-03-02T23:59:59.999Z' });

  it.each([
    { kinds: ['DEPOSIT', 'PROGRAM'] },
    { statuses: ['OPEN'] },
    { currency: 'USD' },
    { createdFrom: '2026-03-02' },
    { createdTo: '2026-03-02' },
    { createdFrom: '2026-03-01', createdTo: '2026-03-03' },
    { search: 'PAYR' },
    { search: 'acc-7' },
    { search: '789' },
  ] as const)('finds it by %j', (filter) => {
    expect(matchesAccount(account, filter)).toBe(true);
  });

  it.each([
    { kinds: ['EXTERNAL'] },
    { kinds: [] },
    { statuses: ['CLOSED'] },
    { currency: 'EUR' },
    { createdFrom: '2026-03-03' },
    { createdTo: '2026-03-01' },
    { search: '0123456789' },
    { kinds: ['DEPOSIT'], statuses: ['CLOSED'] },
  ] as const)('does not find it by %j', (filter) => {
    expect(matchesAccount(account, filter)).toBe(false);
  });

  it('finds nothing without a moment by days, and nothing without a name by name', () => {
    const bare = anAccount('1', { createdAt: null, name: null, accountNumberLast4: null });

    expect(matchesAccount(bare, { createdFrom: '2000-01-01' })).toBe(false);
    expect(matchesAccount(bare, { search: 'null' })).toBe(false);
  });
});

describe('matchesCard', () => {
  it('goes by status and account', () => {
    const card = aCard('1', { accountId: 'a', status: 'ACTIVE' });

    expect(matchesCard(card, { statuses: ['ACTIVE'], account: 'a' })).toBe(true);
    expect(matchesCard(card, { account: 'b' })).toBe(false);
    expect(matchesCard(card, { statuses: ['UNKNOWN'] })).toBe(false);
    expect(matchesCard(aCard('1'), { account: 'a' })).toBe(false);
  });
});

describe('matchesTransaction', () => {
  const transaction = aTransaction('1', { number: '42', entryType: 'DEBIT', type: 'FEE' });

  it('needs every part of the filter', () => {
    const filter = { entryType: 'DEBIT', types: ['FEE'], number: '42', createdTo: '2026-03-02' } as const;

    expect(matchesTransaction(transaction, filter)).toBe(true);
    expect(matchesTransaction(transaction, { ...filter, entryType: 'CREDIT' })).toBe(false);
    expect(matchesTransaction(transaction, { ...filter, types: ['ACH'] })).toBe(false);
    expect(matchesTransaction(transaction, { ...filter, number: '4' })).toBe(false);
    expect(matchesTransaction(transaction, { ...filter, createdTo: '2026-03-01' })).toBe(false);
  });
});

describe('matchesTransfer', () => {
  const transfer = aTransfer('1', {
    idempotencyKey: 'k-1',
    source: { kind: 'Account', id: 'acc' },
    destination: { kind: 'Counterparty', id: 'cp' },
  });

  it.each([
    { idempotencyKey: 'k-1', rails: ['ACH'], statuses: ['PENDING'], direction: 'PUSH' },
    { account: 'acc' },
    { counterparty: 'cp' },
    { account: 'acc', counterparty: 'cp' },
  ] as const)('finds it by %j', (filter) => {
    expect(matchesTransfer(transfer, filter)).toBe(true);
  });

  it.each([
    { idempotencyKey: 'k-2' },
    { rails: ['WIRE'] },
    { statuses: ['COMPLETED'] },
    { direction: 'PULL' },
    { account: 'other' },
    { account: 'acc', counterparty: 'other' },
    { createdFrom: '2026-03-03' },
  ] as const)('does not find it by %j', (filter) => {
    expect(matchesTransfer(transfer, filter)).toBe(false);
  });

  it('looks at both ends, and not into bank details', () => {
    expect([touches(transfer, 'acc'), touches(transfer, 'cp'), touches(transfer, 'x')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(touches(aTransfer('1'), 'acc')).toBe(false);
  });

  it('looks at the account behind both ends too', () => {
    const load = aTransfer('1', {
      accountId: 'acc',
      source: { kind: 'Ledger', id: 'ledger' },
      destination: { kind: 'Card', id: 'card' },
    });

    expect(['acc', 'ledger', 'card', 'other'].map((id) => touches(load, id))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(matchesTransfer(load, { account: 'acc' })).toBe(true);
    expect(touches(aTransfer('1', { accountId: null }), 'acc')).toBe(false);
  });
});

describe('matchesCounterparty', () => {
  it('looks for a part of the name in any letter case', () => {
    const acme = aCounterparty('1', { name: 'Acme Inc.' });

    expect(matchesCounterparty(acme, { search: 'ME IN' })).toBe(true);
    expect(matchesCounterparty(acme, { search: 'apex' })).toBe(false);
    expect(matchesCounterparty(aCounterparty('1', { name: null }), { search: 'a' })).toBe(false);
  });
});

describe('matchesRecurringTransfer', () => {
  const rent = aRecurringTransfer('1', { memo: 'Office Rent', amount: { minor: 1250n, currency: 'USD' } });

  it.each([
    { search: 'office' },
    { search: 'E R' },
    { minAmount: '12.50' },
    { maxAmount: '12.5' },
    { minAmount: '12.4999', maxAmount: '12.5001', search: 'rent' },
    { minAmount: '-1' },
    { amounts: [{ min: '100' }, { min: '12.50', max: '12.50' }] },
    { amounts: [{}] },
    { amounts: [{ min: null, max: '13' }], minAmount: '12' },
  ])('finds it by %j', (filter) => {
    expect(matchesRecurringTransfer(rent, filter)).toBe(true);
  });

  it.each([
    { search: 'payroll' },
    { minAmount: '12.5001' },
    { maxAmount: '12.4999' },
    { minAmount: '12.51' },
    { search: 'rent', maxAmount: '1' },
    { amounts: [{ max: '12.49' }, { min: '12.51' }] },
    { amounts: [{ min: '13', max: '12' }] },
    { amounts: [] },
    { amounts: [{ min: '12' }], maxAmount: '12' },
  ])('does not find it by %j', (filter) => {
    expect(matchesRecurringTransfer(rent, filter)).toBe(false);
  });

  it('finds nothing without a memo by its memo', () => {
    expect(matchesRecurringTransfer(aRecurringTransfer('1', { memo: null }), { search: 'null' })).toBe(false);
  });
});
