import type { CreateCounterparty, CreateTransfer } from '../../../../src/domain/commands.js';
import type { Money } from '../../../../src/domain/money.js';
import { globalId } from './fake-treasury-prime.js';

/** Commands as callers give them; `more` replaces fields. */

export const usd = (minor: bigint): Money => ({ minor, currency: 'USD' });

export const sendAch = (more: Partial<CreateTransfer> = {}): CreateTransfer => ({
  source: globalId('Account', 'acct_1'),
  destination: { counterparty: globalId('Counterparty', 'cp_1') },
  amount: usd(31000n),
  rail: 'ACH',
  direction: 'PUSH',
  ach: null,
  description: null,
  userData: null,
  ...more,
});

export const bookTransfer = (more: Partial<CreateTransfer> = {}): CreateTransfer =>
  sendAch({
    destination: { account: globalId('Account', 'acct_2') },
    rail: 'INTERNAL',
    amount: usd(7500n),
    ...more,
  });

export const sendWire = (more: Partial<CreateTransfer> = {}): CreateTransfer =>
  sendAch({
    destination: { counterparty: globalId('Counterparty', 'cp_2') },
    rail: 'WIRE',
    amount: usd(900000n),
    ...more,
  });

export const newCounterparty = (more: Partial<CreateCounterparty> = {}): CreateCounterparty => ({
  name: 'Nora Field',
  ach: { accountNumber: '00012345678', routingNumber: '021000021', accountType: 'CHECKING' },
  wire: null,
  userData: null,
  ...more,
});
