import type {
  CreateRecurringTransfer,
  CreateTransfer,
  GivenBankDetails,
  Recurrence,
  UpdateRecurringTransfer,
} from '../../../../src/domain/commands.js';
import type { Money } from '../../../../src/domain/money.js';
import { bankId, globalId } from './fake-linker.js';

/** Commands as callers give them; `more` replaces fields. */

export const usd = (minor: bigint): Money => ({ minor, currency: 'USD' });

export const toCounterparty = (more: Partial<CreateTransfer> = {}): CreateTransfer => ({
  source: bankId('Account', 'acct_1'),
  destination: { counterparty: bankId('Counterparty', 'cp_1') },
  amount: usd(15000n),
  rail: 'ACH',
  direction: 'PUSH',
  ach: null,
  description: null,
  userData: null,
  ...more,
});

export const toAccount = (more: Partial<CreateTransfer> = {}): CreateTransfer =>
  toCounterparty({ destination: { account: bankId('Account', 'acct_2') }, rail: 'INTERNAL', ...more });

export const bankDetails: GivenBankDetails = {
  firstName: 'Nora',
  lastName: 'Field',
  accountNumber: '00012344702',
  routingNumber: '021000021',
  accountType: 'SAVINGS',
};

export const recurrence = (more: Partial<Recurrence> = {}): Recurrence => ({
  frequency: 'monthly',
  frequencyData: 15,
  startingDate: '2026-04-15',
  duration: 'NUMBER_OF_TRANSFERS',
  transfersQuantity: 6,
  memo: 'Office lease',
  transferNow: false,
  ...more,
});

/** The series that `series` of the fake shows. */
export const newSeries = (
  more: Partial<Recurrence> = {},
  rest: Partial<CreateRecurringTransfer> = {},
): CreateRecurringTransfer => ({
  source: bankId('Account', 'acct_1'),
  destination: { counterparty: bankId('Counterparty', 'cp_1') },
  amount: usd(15000n),
  direction: 'PUSH',
  recurrence: recurrence(more),
  ...rest,
});

/** A change of nothing. */
export const update = (more: Partial<UpdateRecurringTransfer> = {}): UpdateRecurringTransfer => ({
  id: globalId('RecurringTransfer', 's1'),
  amount: null,
  frequency: null,
  frequencyData: null,
  startingDate: null,
  duration: null,
  transfersQuantity: null,
  memo: null,
  transferNow: false,
  ...more,
});
