import type { Account } from '../../../src/domain/account.js';
import type { Business } from '../../../src/domain/business.js';
import type { CreateTransfer } from '../../../src/domain/commands.js';
import { application } from '../../unit/datasources/treasure/application.js';
import { all, idAt, one, refOf, usd } from './objects.js';
import type { Stage } from './stage.js';
import { liesAt, type WriteCase, writeCase } from './write-case.js';

const BUSINESSES = '/v1/businesses';

/** A business in this state. */
export async function businessThatIs(stage: Stage, status: string): Promise<Business> {
  return one(
    await all(stage, 'businesses'),
    (each) => each.status === status,
    `a business that is ${status}`,
  );
}

/** A business that waits for its application. */
export async function newBusiness(stage: Stage): Promise<Business> {
  const command = { legalName: 'Gull Works Inc.', doingBusinessAs: null, userData: null };
  return (await stage.carryOut('createBusiness', command)) as Business;
}

/** The bank accounts of a business that is open. */
export async function bankAccountsOf(stage: Stage, business: Business): Promise<readonly Account[]> {
  const ours = (await all(stage, 'accounts')).filter(
    ({ id, kind }) => kind === 'EXTERNAL' && refOf(id).includes(refOf(business.id)),
  );
  return ours;
}

export function portfolioOf(stage: Stage, business: Business): string {
  return idAt(stage.connector, 'Account', `portfolio/${refOf(business.id)}`);
}

/** A withdrawal of so much. */
export async function withdrawal(stage: Stage, more: Partial<CreateTransfer> = {}): Promise<CreateTransfer> {
  const business = await businessThatIs(stage, 'OPEN');
  const to = one(await bankAccountsOf(stage, business), () => true, 'a linked bank account');
  return {
    source: portfolioOf(stage, business),
    destination: { account: to.id },
    amount: usd(1234n),
    rail: 'WIRE',
    direction: 'PUSH',
    ach: null,
    description: 'Quarterly draw',
    userData: { invoice: 'A-17' },
    ...more,
  };
}

export const bankDetails = {
  accountNumber: '000123456789',
  routingNumber: '021000021',
  bankName: 'First Harbour Bank',
  accountType: 'SAVINGS',
  userData: { slot: 'tax' },
} as const;

export const HALVES = [
  { product: 'managed_treasuries', percentage: '33.34' },
  { product: 'managed_income', percentage: '66.66' },
];

/** The reference of another operation. */
const OTHER_REFERENCE = 'XQ7M2KTR9PA';

export const treasureCases: readonly WriteCase[] = [
  writeCase('createTransfer', {
    command: (stage) => withdrawal(stage),
    shows: ({ source: from, destination: to, amount, rail, direction, userData, description }) => ({
      ...{ amount, rail, direction, userData, description, status: 'PENDING' },
      source: { id: from },
      destination: { id: 'account' in to ? to.account : '' },
    }),
    request: { method: 'POST', path: `${BUSINESSES}/*` },
    lies: liesAt({
      ...{ '/amount/amount': '12.33', '/business_id': 'another', '/bank_account_id': 'another' },
      ...{ '/direction': 'deposit', '/type': 'ach', '/idempotency_key': 'another' },
      '/user_data/exchequer_reference': OTHER_REFERENCE,
    }),
    evidence: 'mark',
  }),
  writeCase('createBusiness', {
    command: async () => ({
      legalName: 'Gull Works Inc.',
      doingBusinessAs: 'Gull',
      userData: { customer: 'c-9' },
    }),
    shows: ({ legalName, userData }) => ({ name: legalName, status: 'PENDING', userData }),
    request: { method: 'POST', path: BUSINESSES },
    lies: liesAt({
      '/legal_name': 'Tern Works Inc.',
      '/user_data/exchequer_reference': OTHER_REFERENCE,
    }),
    evidence: 'mark',
  }),
  writeCase('linkBankAccount', {
    command: async (stage) => ({ business: (await businessThatIs(stage, 'OPEN')).id, ...bankDetails }),
    shows: ({ accountNumber, routingNumber, bankName, userData }) => ({
      ...{ accountNumber, routingNumber, userData, name: bankName, kind: 'EXTERNAL', type: 'SAVINGS' },
    }),
    request: { method: 'POST', path: `${BUSINESSES}/*` },
    lies: liesAt({
      ...{ '/account_number': '000123456780', '/routing_number': '026009593', '/account_type': 'checking' },
      '/user_data/exchequer_reference': OTHER_REFERENCE,
    }),
    evidence: 'mark',
  }),
  writeCase('submitBusinessOnboarding', {
    command: async (stage) => ({ business: (await newBusiness(stage)).id, application: application() }),
    shows: ({ business }) => ({ id: business, onboardingStatus: 'AWAITING_INTERNAL_REVIEW' }),
    request: { method: 'POST', path: `${BUSINESSES}/*` },
    lies: liesAt({ '/business_id': 'another' }),
    evidence: 'state',
  }),
  writeCase('setPortfolioAllocation', {
    command: async (stage) => ({ business: (await businessThatIs(stage, 'OPEN')).id, allocations: HALVES }),
    shows: ({ business, allocations }) => ({ businessId: business, allocations: allocations }),
    request: { method: 'POST', path: `${BUSINESSES}/*` },
    lies: liesAt({
      ...{ '/products/0/percentage': 33.33, '/products/0/product': 'managed_money_market' },
      '/business_id': 'another',
    }),
    evidence: null,
  }),
  writeCase('updateUserData', {
    title: 'of a linked bank account',
    command: async (stage) => {
      const [account] = await bankAccountsOf(stage, await businessThatIs(stage, 'OPEN'));
      return { id: account?.id ?? '', userData: { team: 'north' } };
    },
    shows: () => null,
    request: { method: 'POST', path: `${BUSINESSES}/*` },
    lies: liesAt({ '/user_data': { team: 'south' }, '/id': 'another' }),
    evidence: null,
  }),
  writeCase('updateUserData', {
    title: 'of a business made here',
    command: async (stage) => ({ id: (await newBusiness(stage)).id, userData: null }),
    shows: () => null,
    request: { method: 'POST', path: `${BUSINESSES}/*` },
    lies: liesAt({ '/user_data': {}, '/id': 'another' }),
    evidence: null,
  }),
];
