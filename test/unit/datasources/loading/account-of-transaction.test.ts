import { describe, expect, it } from 'vitest';
import { accountOfTransaction } from '../../../../src/datasources/loading/account-of-transaction.js';
import type { Loaders } from '../../../../src/datasources/loading/loaders.js';
import type { Transaction } from '../../../../src/domain/transaction.js';
import type { TransferParty } from '../../../../src/domain/transfer.js';
import { aTransfer } from '../../../support/fake-connector.js';

const account = (id: string): TransferParty => ({ kind: 'Account', id });
const counterparty: TransferParty = { kind: 'Counterparty', id: 'cp' };

function transaction(more: Partial<Transaction> = {}): Transaction {
  return {
    id: 'tx',
    connector: 'one',
    providerId: 'tx',
    accountId: null,
    entryType: 'DEBIT',
    amount: { minor: 1n, currency: 'USD' },
    type: 'ACH',
    providerType: null,
    number: null,
    description: null,
    runningBalance: null,
    postedAt: null,
    createdAt: '2026-01-01T00:00:00Z',
    transferId: null,
    cardId: null,
    userData: null,
    ...more,
  };
}

/** Loaders that know these objects and count what they were asked. */
function loaders(known: { transfer?: object; card?: object; transaction?: object }): {
  loaders: Loaders;
  asked: string[];
} {
  const asked: string[] = [];
  const loader = (kind: 'transfer' | 'card' | 'transaction') => ({
    load: async () => {
      asked.push(kind);
      return known[kind] ?? null;
    },
  });
  const all = { transfer: loader('transfer'), card: loader('card'), transaction: loader('transaction') };
  return { loaders: all as unknown as Loaders, asked };
}

describe('the account of a transaction', () => {
  it('is the one that the row names, without a read', async () => {
    const { loaders: all, asked } = loaders({});

    expect(await accountOfTransaction(all, transaction({ accountId: 'a' }))).toBe('a');
    expect(asked).toEqual([]);
  });

  it.each([
    ['DEBIT', 'INTERNAL', 'PUSH', 'source'],
    ['CREDIT', 'INTERNAL', 'PUSH', 'destination'],
    ['CREDIT', 'REVERSAL', 'PUSH', 'source'],
    ['DEBIT', 'REVERSAL', 'PUSH', 'destination'],
    ['DEBIT', 'INTERNAL', 'PULL', 'destination'],
    ['CREDIT', 'INTERNAL', 'PULL', 'source'],
    ['CREDIT', 'REVERSAL', 'PULL', 'destination'],
    ['DEBIT', 'REVERSAL', 'PULL', 'source'],
  ] as const)(
    'is the end of a transfer between two accounts that moves the money: %s %s %s',
    async (entryType, type, direction, end) => {
      const ends = { source: account('source'), destination: account('destination') };
      const transfer = aTransfer('one', 'book/1', { ...ends, direction });
      const { loaders: all } = loaders({ transfer });

      expect(await accountOfTransaction(all, transaction({ entryType, type, transferId: 'book' }))).toBe(end);
    },
  );

  it('is the only account of a transfer with a counterparty, whichever way the money goes', async () => {
    for (const entryType of ['DEBIT', 'CREDIT'] as const) {
      const out = aTransfer('one', 'ach/1', { source: account('a'), destination: counterparty });
      const back = aTransfer('one', 'ach/2', { source: counterparty, destination: account('a') });

      for (const transfer of [out, back]) {
        const { loaders: all } = loaders({ transfer });
        expect(await accountOfTransaction(all, transaction({ entryType, transferId: 't' }))).toBe('a');
      }
    }
  });

  it('is that of the card', async () => {
    const { loaders: all } = loaders({ card: { accountId: 'of-card' } });

    expect(await accountOfTransaction(all, transaction({ cardId: 'c' }))).toBe('of-card');
  });

  it('is read from the transaction itself where nothing else tells, and null where that does not either', async () => {
    const told = loaders({ transaction: transaction({ accountId: 'single' }) });
    const silent = loaders({ transaction: transaction() });

    expect(await accountOfTransaction(told.loaders, transaction())).toBe('single');
    expect(await accountOfTransaction(silent.loaders, transaction())).toBeNull();
  });
});
