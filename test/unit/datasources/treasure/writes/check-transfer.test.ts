import { expect, it } from 'vitest';
import { createTransferPort } from '../../../../../src/datasources/treasure/writes/create-transfer.js';
import type { CreateTransfer } from '../../../../../src/domain/commands.js';
import { toGlobalId } from '../../../../../src/domain/ids.js';
import { problemsOf } from '../../../../support/planned.js';
import { failure } from '../../../../support/refusals.js';
import { bankAccount, business, fakeTreasure, globalId, refusal } from '../fake-treasure.js';
import { command } from '../withdrawals.js';

const account = (ref: string) => globalId('Account', ref);

const ready = (routes: Record<string, unknown> = {}) =>
  fakeTreasure({
    '/v1/businesses/b1': business('b1'),
    '/v1/businesses/b1/bank_accounts/ba1': bankAccount('ba1'),
    ...routes,
  });

const check = (more: Partial<CreateTransfer>, routes = {}) =>
  problemsOf(createTransferPort(ready(routes).api), command(more));

it('has nothing against a wire from a portfolio to a bank account of the same open business', async () => {
  expect(await check({})).toEqual([]);
});

it('reads both ends afresh', async () => {
  const fake = ready();

  await problemsOf(createTransferPort(fake.api), command());

  expect(fake.asked.map(({ path, fresh }) => `${path} ${fresh}`)).toEqual([
    '/v1/businesses/b1 true',
    '/v1/businesses/b1/bank_accounts/ba1 true',
  ]);
});

it('has nothing against more than the portfolio holds: Treasure lowers it', async () => {
  expect(await check({ amount: { minor: 10n ** 14n, currency: 'USD' } })).toEqual([]);
});

it.each([
  ['another rail', { rail: 'ACH' }, 'rail', 'CAPABILITY_UNSUPPORTED'],
  ['a deposit', { direction: 'PULL' }, 'direction', 'INVALID_INPUT'],
  ['a bank account to take from', { source: account('bank_account/b1/ba1') }, 'source', 'INVALID_INPUT'],
  ['an id that is none', { source: 'nothing' }, 'source', 'NOT_FOUND'],
  ['an id of another kind', { source: globalId('Business', 'b1') }, 'source', 'NOT_FOUND'],
  [
    'an account of another connector',
    { source: toGlobalId({ connector: 'other', kind: 'Account', ref: 'portfolio/b1' }) },
    'source',
    'NOT_FOUND',
  ],
  [
    'a portfolio to give to',
    { destination: { account: account('portfolio/b2') } },
    'destination.account',
    'INVALID_INPUT',
  ],
  ['no account to give to', { destination: { account: 'nothing' } }, 'destination.account', 'NOT_FOUND'],
  [
    'a bank account of another business',
    { destination: { account: account('bank_account/b2/ba1') } },
    'destination.account',
    'INVALID_INPUT',
  ],
  [
    'a counterparty',
    { destination: { counterparty: globalId('Counterparty', 'c1') } },
    'destination.counterparty',
    'INVALID_INPUT',
  ],
  ['nothing to move', { amount: { minor: 0n, currency: 'USD' } }, 'amount.amount', 'INVALID_INPUT'],
  ['another currency', { amount: { minor: 1n, currency: 'EUR' } }, 'amount.currency', 'INVALID_INPUT'],
  ['options for ACH', { ach: { secCode: 'CCD', service: null, addenda: [] } }, 'ach', 'INVALID_INPUT'],
  ["the gateway's own key", { userData: { exchequer_reference: 'X' } }, 'userData', 'INVALID_INPUT'],
  ['too much user data', { userData: { note: 'x'.repeat(8192) } }, 'userData', 'INVALID_INPUT'],
  ['too long a description', { description: 'x'.repeat(1000) }, 'description', 'INVALID_INPUT'],
] as const)('refuses %s before anything is read', async (_, more, field, code) => {
  const fake = ready();

  const errors = await problemsOf(createTransferPort(fake.api), command(more as object));

  expect(errors).toEqual([
    { field: field.split('.'), code, messages: [expect.stringMatching(/^required /)] },
  ]);
  expect(fake.asked).toEqual([]);
});

it('refuses bank details without quoting them', async () => {
  const bankDetails = {
    firstName: 'Ada',
    lastName: 'Byron',
    accountNumber: '000123456789',
    routingNumber: '110000000',
    accountType: 'CHECKING',
  } as const;

  const errors = await check({ destination: { bankDetails } });

  expect(errors).toMatchObject([{ field: ['destination', 'bankDetails'], code: 'INVALID_INPUT' }]);
  expect(JSON.stringify(errors)).not.toContain('000123456789');
});

it.each(['PENDING', 'closed'])('refuses a business that is %s', async (status) => {
  expect(await check({}, { '/v1/businesses/b1': business('b1', { status }) })).toEqual([
    {
      field: ['source'],
      code: 'INVALID_INPUT',
      messages: [`required a business that is open, arrived one that is ${status.toUpperCase()}`],
    },
  ]);
});

it('leaves a status that it has not met to Treasure', async () => {
  expect(await check({}, { '/v1/businesses/b1': business('b1', { status: 'LIMITED' }) })).toEqual([]);
});

it('says which end is not there', async () => {
  expect(await check({}, { '/v1/businesses/b1': undefined })).toMatchObject([
    { field: ['source'], code: 'NOT_FOUND' },
  ]);
  expect(await check({}, { '/v1/businesses/b1/bank_accounts/ba1': undefined })).toMatchObject([
    { field: ['destination', 'account'], code: 'NOT_FOUND' },
  ]);
});

it('knows nothing while Treasure does not answer', async () => {
  const down = refusal('UNAVAILABLE');

  expect(await failure(check({}, { '/v1/businesses/b1': down }))).toBe(down);
});
