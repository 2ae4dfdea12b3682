import { describe, expect, it } from 'vitest';
import { createTransferPort } from '../../../../../src/datasources/treasury-prime/writes/create-transfer.js';
import type { CreateTransfer } from '../../../../../src/domain/commands.js';
import { problemsOf } from '../../../../support/planned.js';
import { bookTransfer, sendAch, sendWire, usd } from '../commands.js';
import { fakeTreasuryPrime, globalId, refusal } from '../fake-treasury-prime.js';
import { account, counterparty } from '../records.js';

const ROUTES = {
  '/account/acct_1': account('acct_1'),
  '/account/acct_2': account('acct_2'),
  '/counterparty/cp_1': counterparty('cp_1'),
  '/counterparty/cp_2': counterparty('cp_2', { ach: null }),
};

async function check(command: CreateTransfer, routes: object = {}) {
  const fake = fakeTreasuryPrime({ ...ROUTES, ...routes });
  const errors = await problemsOf(createTransferPort(fake.api), command);
  expect(fake.sent).toEqual([]);
  return { fake, errors };
}

const terms = (secCode: string | null, service: string | null = null, addenda: readonly string[] = []) => ({
  ach: { secCode, service, addenda },
});
const bankDetails = {
  firstName: 'Nora',
  lastName: 'Field',
  accountNumber: '00012345678',
  routingNumber: '021000021',
  accountType: 'CHECKING',
} as const;

describe('createTransfer.check', () => {
  it.each([
    ['an ACH', sendAch()],
    ['a pull', sendAch({ direction: 'PULL' })],
    ['a pull of more than there is', sendAch({ direction: 'PULL', amount: usd(421056n) })],
    ['all that is available', sendAch({ amount: usd(421055n) })],
    ['every option', sendAch(terms('WEB', 'SameDay', ['Invoice 12']))],
    ['a long description', sendAch({ description: 'Invoice 12 of the third of March' })],
    ['a book transfer', bookTransfer()],
    ['a wire', sendWire({ amount: usd(100n), description: 'x'.repeat(140) })],
  ])('lets %s pass', async (_, command) => {
    expect((await check(command)).errors).toEqual([]);
  });

  const elsewhere = globalId('Account', 'acct_1', 'other');
  const noAccount = globalId('Counterparty', 'cp_1');
  const long = { note: 'x'.repeat(1013) };

  it.each<[string, string, CreateTransfer]>([
    ['CAPABILITY_UNSUPPORTED', 'rail', sendAch({ rail: 'FEDNOW' })],
    ['CAPABILITY_UNSUPPORTED', 'rail', sendAch({ rail: 'PORTFOLIO' })],
    ['NOT_FOUND', 'source', sendAch({ source: elsewhere })],
    ['NOT_FOUND', 'source', sendAch({ source: noAccount })],
    ['NOT_FOUND', 'source', sendAch({ source: globalId('Account', '../x') })],
    [
      'NOT_FOUND',
      'destination.counterparty',
      sendAch({ destination: { counterparty: globalId('Account', 'acct_1') } }),
    ],
    ['NOT_FOUND', 'destination.account', bookTransfer({ destination: { account: elsewhere } })],
    [
      'INVALID_INPUT',
      'destination.account',
      bookTransfer({ destination: { account: globalId('Account', 'acct_1') } }),
    ],
    [
      'INVALID_INPUT',
      'destination.account',
      sendAch({ destination: { account: globalId('Account', 'acct_2') } }),
    ],
    ['INVALID_INPUT', 'destination.counterparty', bookTransfer({ destination: { counterparty: noAccount } })],
    ['INVALID_INPUT', 'destination.bankDetails', sendAch({ destination: { bankDetails } })],
    ['INVALID_INPUT', 'destination.bankDetails', sendWire({ destination: { bankDetails } })],
    ['INVALID_INPUT', 'destination.bankDetails', bookTransfer({ destination: { bankDetails } })],
    ['INVALID_INPUT', 'amount.amount', sendAch({ amount: usd(0n) })],
    ['INVALID_INPUT', 'amount.amount', sendAch({ amount: usd(-1n) })],
    ['INVALID_INPUT', 'amount.currency', sendAch({ amount: { minor: 1n, currency: 'EUR' } })],
    ['INVALID_INPUT', 'direction', bookTransfer({ direction: 'PULL' })],
    ['INVALID_INPUT', 'direction', sendWire({ direction: 'PULL' })],
    ['INVALID_INPUT', 'ach.secCode', sendAch(terms('iat'))],
    ['INVALID_INPUT', 'ach.secCode', sendAch(terms('cie'))],
    ['INVALID_INPUT', 'ach.service', sendAch(terms(null, 'instant'))],
    ['INVALID_INPUT', 'ach.addenda', sendAch(terms('ppd', null, ['Invoice 12']))],
    ['INVALID_INPUT', 'ach', sendWire(terms('ccd'))],
    ['INVALID_INPUT', 'description', sendWire({ description: 'x'.repeat(141) })],
    ['INVALID_INPUT', 'description', sendAch({ description: 'x'.repeat(1000) })],
    ['INVALID_INPUT', 'userData', sendAch({ userData: long })],
    ['INVALID_INPUT', 'userData', sendAch({ userData: { exchequer_reference: 'forged' } })],
  ])('says %s of %s without asking the provider', async (code, field, command) => {
    const { fake, errors } = await check(command);

    expect(errors).toMatchObject([{ code, field: field.split('.') }]);
    expect(fake.asked).toEqual([]);
  });

  it('says that a counterparty comes before bank details', async () => {
    const { errors } = await check(sendAch({ destination: { bankDetails } }));

    expect(errors[0]?.messages[0]).toContain('create one with these details first');
  });

  it('takes options for ACH that say nothing along with another rail', async () => {
    expect((await check(sendWire({ amount: usd(1n), ...terms(null) }))).errors).toEqual([]);
  });

  it.each<[string, string, CreateTransfer, object]>([
    ['NOT_FOUND', 'source', sendAch(), { '/account/acct_1': refusal(404) }],
    ['NOT_FOUND', 'source', sendAch(), { '/account/acct_1': refusal(400) }],
    ['NOT_FOUND', 'destination.account', bookTransfer(), { '/account/acct_2': refusal(404) }],
    ['NOT_FOUND', 'destination.counterparty', sendAch(), { '/counterparty/cp_1': refusal(404) }],
    ['INVALID_INPUT', 'source', sendAch(), { '/account/acct_1': account('acct_1', { status: 'closed' }) }],
    ['INVALID_INPUT', 'source', sendAch(), { '/account/acct_1': account('acct_1', { locked: true }) }],
    [
      'INVALID_INPUT',
      'source',
      sendAch({ direction: 'PULL' }),
      { '/account/acct_1': account('acct_1', { status: 'close_pending' }) },
    ],
    [
      'INVALID_INPUT',
      'destination.account',
      bookTransfer(),
      { '/account/acct_2': account('acct_2', { locked: true }) },
    ],
    [
      'INVALID_INPUT',
      'destination.account',
      bookTransfer(),
      { '/account/acct_2': account('acct_2', { bank_id: 'b_2' }) },
    ],
    [
      'INVALID_INPUT',
      'amount.currency',
      sendAch(),
      { '/account/acct_1': account('acct_1', { currency: 'CAD' }) },
    ],
    [
      'INVALID_INPUT',
      'destination.counterparty',
      sendAch({ destination: { counterparty: globalId('Counterparty', 'cp_2') } }),
      {},
    ],
    [
      'INVALID_INPUT',
      'destination.counterparty',
      sendWire({ amount: usd(1n) }),
      { '/counterparty/cp_2': counterparty('cp_2', { wire: null }) },
    ],
    ['INSUFFICIENT_FUNDS', 'amount.amount', sendAch({ amount: usd(421056n) }), {}],
    ['INSUFFICIENT_FUNDS', 'amount.amount', bookTransfer({ amount: usd(421056n) }), {}],
    ['INSUFFICIENT_FUNDS', 'amount.amount', sendWire(), {}],
  ])('says %s of %s as the provider has it now', async (code, field, command, routes) => {
    const { fake, errors } = await check(command, routes);

    expect(errors).toMatchObject([{ code, field: field.split('.') }]);
    expect(fake.asked.every(({ fresh }) => fresh)).toBe(true);
  });

  it('leaves to the provider what it does not say: balance, status, bank', async () => {
    const silent = { available_balance: null, status: 'odd', bank_id: null };
    const { errors } = await check(bookTransfer({ amount: usd(421056n) }), {
      '/account/acct_1': account('acct_1', silent),
    });

    expect(errors).toEqual([]);
  });

  it('fails where the ends cannot be read', async () => {
    const checking = check(sendAch(), { '/account/acct_1': refusal(503) });

    await expect(checking).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
