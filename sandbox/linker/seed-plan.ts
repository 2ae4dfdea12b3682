import type { Size } from '../kernel/types.js';
import type { Frequency } from './schedule.js';

/** One kind of series that the data has. */
export interface Recipe {
  readonly memo: string;
  readonly frequency: Frequency;
  readonly frequencyData: number;
  /** The remaining number; null: unlimited. */
  readonly remaining: number | null;
  readonly state: 'running' | 'coming' | 'paused' | 'finished';
  readonly rail: 'credit' | 'debit' | 'internal';
}

/** Series in every status, with every frequency, on every rail; the first ones of each dozen are active. */
export const RECIPES: readonly Recipe[] = [
  row('Office lease', 'monthly', 15, 6, 'running', 'credit'),
  row('Savings sweep', 'weekly', 5, null, 'running', 'internal'),
  row('Payroll funding', 'biweekly', 5, null, 'running', 'internal'),
  row('Rent', 'monthly', 1, null, 'running', 'credit'),
  row('Cleaning service', 'weekly', 1, 9, 'running', 'credit'),
  row('Equipment loan', 'monthly', 31, 17, 'running', 'credit'),
  row('Membership fees', 'biweekly', 3, null, 'running', 'debit'),
  row('Tax reserve', 'monthly', 30, 4, 'running', 'internal'),
  row('Insurance premium', 'monthly', 28, 12, 'coming', 'credit'),
  row('Market stall', 'weekly', 7, 1, 'coming', 'debit'),
  row('Contractor retainer', 'biweekly', 2, 8, 'paused', 'credit'),
  row('Software licence', 'monthly', 10, 0, 'finished', 'credit'),
];

/** The recipes of each user; `large` repeats them. */
export function recipesFor(size: Size): readonly Recipe[] {
  if (size === 'default') return RECIPES;
  if (size === 'large') return Array.from({ length: 10 }, () => RECIPES).flat();
  return [0, 1, 10, 11].flatMap((index) => RECIPES[index] ?? []);
}

/** The users: all but the last have a customer at the bank. */
export const USERS = ['harper', 'imani', 'jonas', 'newcomer'] as const;

/** Routing numbers that pass the checksum. */
export const ROUTING_NUMBERS = ['021000021', '026009593', '111000025', '121000248', '071000013'] as const;

/** Two payees have the same last four digits, so that these do not identify a payee. */
export const SHARED_LAST_FOUR = '4702';

function row(
  ...[memo, frequency, frequencyData, remaining, state, rail]: [
    string,
    Frequency,
    number,
    number | null,
    Recipe['state'],
    Recipe['rail'],
  ]
): Recipe {
  return { memo, frequency, frequencyData, remaining, state, rail };
}
