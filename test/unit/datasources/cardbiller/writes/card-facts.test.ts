import { expect, it } from 'vitest';
import {
  NO_FACTS,
  readFacts,
  writeFacts,
} from '../../../../../src/datasources/cardbiller/writes/card-facts.js';
import { parseMoney } from '../../../../../src/domain/money.js';
import { account, ledger } from '../fake-cardbiller.js';

const FACTS = {
  account: account(1),
  ledger: ledger(1),
  label: 'Ops',
  form: 'PHYSICAL',
  status: 'UNACTIVATED',
  providerStatus: 'Pending',
  last4: '4821',
  expiresOn: '2028-09-30',
  balance: { amount: parseMoney('90071992547409931.21', 'USD'), at: '2026-03-10T18:00:00Z' },
  createdAt: '2026-03-10T17:00:00Z',
  suspendedAt: '2026-03-10T12:00:00Z',
  unsuspendedAt: '2026-03-10T13:00:00Z',
  limitedUntil: '2026-03-11T13:00:00Z',
} as const;

it('gives back every fact as it was kept, money exact', () => {
  const kept = JSON.parse(JSON.stringify(writeFacts(FACTS)));

  expect(kept.balance).toEqual({
    amount: '90071992547409931.21',
    currency: 'USD',
    at: '2026-03-10T18:00:00Z',
  });
  expect(readFacts(kept)).toEqual(FACTS);
});

it('keeps what is told and nothing else', () => {
  expect(writeFacts({ status: 'ACTIVE', providerStatus: null })).toEqual({
    status: 'ACTIVE',
    providerStatus: null,
  });
  expect(writeFacts({ balance: null })).toEqual({ balance: null });
});

it('does not know what is of another shape', () => {
  const odd = {
    account: 'x',
    ledger: 5,
    label: {},
    form: 'GOLD',
    status: 'active',
    balance: { amount: '1.234', currency: 'USD', at: 'then' },
    number: '4000123412341234',
  };

  expect(readFacts(odd)).toEqual(NO_FACTS);
  expect(readFacts({ balance: { amount: 5 } })).toEqual(NO_FACTS);
});
