import { expect } from 'vitest';
import { application } from '../../unit/datasources/treasure/application.js';
import { ANYTHING, type Case, TRANSFER, usd } from './case.js';
import { RECURRING, TRANSFERS } from './transfer-cases.js';

const CARDS: readonly Case[] = [
  {
    mutation: 'issueCard',
    fields: 'card { id label form }',
    input: ({ program, ledger }) => ({ account: program, ledger, label: 'Travel' }),
    other: () => ({ label: 'Meals' }),
    wrong: () => ({ label: ' ' }),
    field: 'label',
    gives: () => ({ card: { ...ANYTHING, form: 'VIRTUAL' } }),
  },
  {
    mutation: 'suspendCard',
    fields: 'card { id status }',
    input: ({ bankCards: [id] }) => ({ id }),
    other: ({ bankCards: [, id] }) => ({ id }),
    wrong: ({ accounts: [id] }) => ({ id }),
    field: 'id',
    gives: ({ bankCards: [id] }) => ({ card: { id, status: 'SUSPENDED' } }),
  },
  {
    mutation: 'unsuspendCard',
    fields: 'card { id status }',
    input: ({ suspendedCards: [id] }) => ({ id }),
    other: ({ bankCards: [id] }) => ({ id }),
    wrong: ({ accounts: [id] }) => ({ id }),
    field: 'id',
    gives: ({ suspendedCards: [id] }) => ({ card: { id, status: 'ACTIVE' } }),
  },
  {
    mutation: 'loadCard',
    fields: `card { id } ledger { id } ${TRANSFER}`,
    input: ({ cards: [card] }) => ({ card, amount: usd('20.00'), description: 'Lunch' }),
    other: () => ({ amount: usd('20.01') }),
    wrong: () => ({ amount: usd('-1') }),
    field: 'amount.amount',
    gives: () => ({ transfer: { ...ANYTHING, amount: usd('20.00') } }),
  },
  {
    mutation: 'debitCard',
    fields: `card { id } ledger { id } ${TRANSFER}`,
    input: ({ cards: [card] }) => ({ card, amount: usd('5.00') }),
    other: () => ({ amount: usd('5.01') }),
    wrong: () => ({ amount: { amount: '5.00', currency: 'EUR' } }),
    field: 'amount.currency',
    gives: () => ({ transfer: { ...ANYTHING, amount: usd('5.00') } }),
  },
];

const BUSINESSES: readonly Case[] = [
  {
    mutation: 'createBusiness',
    fields: 'business { id name }',
    input: () => ({ connector: 'treasure-main', legalName: 'Harbour Tea LLC' }),
    other: () => ({ legalName: 'Harbour Coffee LLC' }),
    wrong: () => ({ legalName: '  ' }),
    field: 'legalName',
    gives: () => ({ business: { ...ANYTHING, name: 'Harbour Tea LLC' } }),
  },
  {
    mutation: 'submitBusinessOnboarding',
    fields: 'business { id onboardingStatus }',
    input: ({ applicants: [business] }) => ({ business, application: application() }),
    other: ({ applicants: [, business] }) => ({ business }),
    wrong: () => ({ application: { ...application(), policies: null } }),
    field: 'application.policies',
    gives: ({ applicants: [id] }) => ({ business: { id } }),
  },
  {
    mutation: 'linkBankAccount',
    fields: 'account { id kind accountNumberLast4 }',
    input: ({ business }) => ({
      ...{ business, accountNumber: '0009871234', routingNumber: '021000021' },
      ...{ bankName: 'First Bank', accountType: 'CHECKING' },
    }),
    other: () => ({ accountNumber: '0009871235' }),
    wrong: () => ({ routingNumber: '021000022' }),
    field: 'routingNumber',
    gives: () => ({ account: { ...ANYTHING, accountNumberLast4: '1234' } }),
  },
  {
    mutation: 'setPortfolioAllocation',
    fields: 'portfolio { allocations { product percentage } }',
    input: ({ others: [business] }) => ({ business, allocations: spread('70', '30') }),
    other: () => ({ allocations: spread('30', '70') }),
    wrong: () => ({ allocations: spread('70', '29.99') }),
    field: 'allocations',
    gives: () => ({ portfolio: { allocations: expect.any(Array) } }),
  },
  {
    mutation: 'updateUserData',
    fields: 'node { id ... on Account { userData } }',
    input: ({ accounts: [id] }) => ({ id, userData: { desk: 'treasury' } }),
    other: () => ({ userData: { desk: 'payroll' } }),
    wrong: () => ({ userData: { desk: 'x'.repeat(2000) } }),
    field: 'userData',
    gives: ({ accounts: [id] }) => ({ node: { id, userData: { desk: 'treasury' } } }),
  },
];

function spread(treasuries: string, income: string): readonly object[] {
  return [
    { product: 'managed_treasuries', percentage: treasuries },
    { product: 'managed_income', percentage: income },
  ];
}

/** Every mutation that is journaled. */
export const CASES: readonly Case[] = [...TRANSFERS, ...RECURRING, ...CARDS, ...BUSINESSES];
