import { ANYTHING, type Case, TRANSFER, usd } from './case.js';

const SERIES = 'recurringTransfer { id status memo amount { amount } }';
const RECURRENCE = {
  frequency: 'MONTHLY',
  frequencyData: 5,
  startingDate: '2044-01-05',
  duration: 'NUMBER_OF_TRANSFERS',
  transfersQuantity: 12,
};

const PAYS: Pick<Case, 'mutation' | 'fields' | 'other' | 'wrong' | 'field'> = {
  mutation: 'createTransfer',
  fields: TRANSFER,
  other: () => ({ amount: usd('3.51') }),
  wrong: () => ({ amount: usd('0.001') }),
  field: 'amount.amount',
};

/** What moves money, or will. */
export const TRANSFERS: readonly Case[] = [
  {
    ...PAYS,
    variant: 'between two accounts',
    input: ({ accounts: [from, account] }) => ({
      source: from,
      destination: { account },
      amount: usd('3.50'),
    }),
    gives: () => ({ transfer: { ...ANYTHING, rail: 'INTERNAL', amount: usd('3.50') } }),
  },
  {
    ...PAYS,
    variant: 'by ACH',
    input: ({ accounts: [from], counterparty }) => ({
      ...{ source: from, destination: { counterparty }, rail: 'ACH', amount: usd('3.50') },
      ...{ description: 'Lease', userData: { invoice: '4711' } },
    }),
    gives: () => ({ transfer: { ...ANYTHING, rail: 'ACH', status: 'PENDING' } }),
  },
  {
    ...PAYS,
    variant: 'out of a portfolio',
    input: ({ portfolio: from, linked: account }) => ({
      ...{ source: from, destination: { account }, rail: 'WIRE', amount: usd('3.50') },
    }),
    gives: () => ({ transfer: { ...ANYTHING, rail: 'WIRE' } }),
  },
  {
    ...PAYS,
    // Its provider answers 201 without an id: it is found where the accounts are.
    variant: 'through Linker',
    input: ({ accounts: [from, account] }) => ({
      ...{ source: from, destination: { account }, via: 'linker-app', amount: usd('4.75') },
    }),
    gives: () => ({ transfer: { ...ANYTHING, rail: 'INTERNAL', amount: usd('4.75') } }),
  },
  {
    mutation: 'cancelTransfer',
    fields: TRANSFER,
    input: ({ fresh: [id] }) => ({ id }),
    other: ({ fresh: [, id] }) => ({ id }),
    wrong: ({ accounts: [id] }) => ({ id }),
    field: 'id',
    gives: ({ fresh: [id] }) => ({ transfer: { id, status: 'CANCELED' } }),
  },
  {
    mutation: 'createCounterparty',
    fields: 'counterparty { id name ach { accountNumberLast4 } }',
    input: () => ({
      connector: 'tp-main',
      name: 'Prairie Paper',
      ach: { accountNumber: '000123456789', routingNumber: '021000021', accountType: 'CHECKING' },
    }),
    other: () => ({ name: 'Prairie Pulp' }),
    wrong: () => ({
      ach: { accountNumber: '000123456789', routingNumber: '021000022', accountType: 'CHECKING' },
    }),
    field: 'ach.routingNumber',
    gives: () => ({ counterparty: { name: 'Prairie Paper', ach: { accountNumberLast4: '6789' } } }),
  },
];

/** What moves it again and again. */
export const RECURRING: readonly Case[] = [
  {
    mutation: 'cancelScheduledTransfer',
    fields: 'deletedId',
    input: ({ scheduled }) => ({ id: scheduled[0] }),
    other: ({ scheduled }) => ({ id: scheduled[1] }),
    wrong: ({ active: [id] }) => ({ id }),
    field: 'id',
    gives: ({ scheduled }) => ({ deletedId: scheduled[0] }),
  },
  {
    mutation: 'createRecurringTransfer',
    fields: SERIES,
    input: ({ accounts: [from, account] }) => ({
      ...{ source: from, destination: { account }, via: 'linker-app', amount: usd('7.25') },
      recurrence: { ...RECURRENCE, memo: 'Tea' },
    }),
    other: () => ({ amount: usd('7.26') }),
    wrong: () => ({ recurrence: { ...RECURRENCE, transfersQuantity: null } }),
    field: 'recurrence.transfersQuantity',
    gives: () => ({ recurringTransfer: { ...ANYTHING, amount: { amount: '7.25' } } }),
  },
  {
    mutation: 'updateRecurringTransfer',
    fields: SERIES,
    input: ({ active: [id] }) => ({ id, amount: usd('11.00') }),
    other: () => ({ amount: usd('11.01') }),
    wrong: () => ({ amount: usd('0') }),
    field: 'amount.amount',
    gives: ({ active: [id] }) => ({ recurringTransfer: { id, amount: { amount: '11.00' } } }),
  },
  {
    mutation: 'activateRecurringTransfer',
    fields: SERIES,
    input: ({ resting: [id] }) => ({ id, localDateTime: '2026-03-02T09:30:00' }),
    other: () => ({ localDateTime: '2026-03-02T09:31:00' }),
    wrong: () => ({ localDateTime: '2026-02-30' }),
    field: 'localDateTime',
    gives: ({ resting: [id] }) => ({ recurringTransfer: { id, status: 'ACTIVE' } }),
  },
  {
    mutation: 'deactivateRecurringTransfer',
    fields: SERIES,
    input: ({ active: [, id] }) => ({ id }),
    other: ({ active: [id] }) => ({ id }),
    wrong: ({ scheduled: [id] }) => ({ id }),
    field: 'id',
    gives: ({ active: [, id] }) => ({ recurringTransfer: { id, status: 'INACTIVE' } }),
  },
  {
    mutation: 'deleteRecurringTransfer',
    fields: 'deletedId',
    input: ({ active: [, , id] }) => ({ id }),
    other: ({ active: [id] }) => ({ id }),
    wrong: () => ({ id: 'none' }),
    field: 'id',
    gives: ({ active: [, , deletedId] }) => ({ deletedId }),
  },
];
