import type { CreateTransfer } from '../../../../src/domain/commands.js';
import { globalId, mark, transfer } from './fake-treasure.js';

const account = (ref: string) => globalId('Account', ref);

/** From the portfolio of b1 to its bank account ba1. */
export const command = (more: Partial<CreateTransfer> = {}): CreateTransfer => ({
  source: account('portfolio/b1'),
  destination: { account: account('bank_account/b1/ba1') },
  amount: { minor: 1250000n, currency: 'USD' },
  rail: 'WIRE',
  direction: 'PUSH',
  ach: null,
  description: null,
  userData: null,
  ...more,
});

/** What Treasure makes of it. */
export const made = (more: object = {}) =>
  transfer('t1', {
    idempotency_key: mark.providerKey,
    user_data: { payout: 'po_981', exchequer_reference: mark.reference },
    created_at: '2026-01-05T12:00:01.000000001Z',
    updated_at: '2026-01-05T12:00:01.000000001Z',
    ...more,
  });
