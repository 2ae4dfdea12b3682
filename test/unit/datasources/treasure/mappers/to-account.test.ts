import { describe, expect, it } from 'vitest';
import { Fields } from '../../../../../src/datasources/reading/fields.js';
import {
  readBankAccount,
  readBusiness,
  readPortfolio,
} from '../../../../../src/datasources/treasure/json/records.js';
import { accountMapper } from '../../../../../src/datasources/treasure/mappers/to-account.js';
import { businessMapper } from '../../../../../src/datasources/treasure/mappers/to-business.js';
import { AT, bankAccount, business, fakeTreasure, globalId, portfolio } from '../fake-treasure.js';

function portfolioAccount(overBusiness: object = {}, overPortfolio: object = {}) {
  const fake = fakeTreasure();
  const owner = businessMapper(fake.api)(readBusiness(new Fields(business('b1', overBusiness), 'business')));
  const wire = readPortfolio(new Fields(portfolio('b1', overPortfolio), 'portfolio'));
  return { fake, account: accountMapper(fake.api).toPortfolioAccount(wire, owner, AT) };
}

function linkedAccount(over: object = {}) {
  const fake = fakeTreasure();
  const wire = readBankAccount(new Fields(bankAccount('ba1', over), 'bank_account'));
  return { fake, account: accountMapper(fake.api).toBankAccount(wire, 'b1') };
}

describe('accountMapper', () => {
  it('makes the portfolio of a business an investment account', () => {
    const { account } = portfolioAccount();

    expect(account).toEqual({
      id: globalId('Account', 'portfolio/b1'),
      connector: 'treasure-main',
      providerId: 'p-b1',
      kind: 'INVESTMENT',
      type: 'PORTFOLIO',
      name: 'Company b1 portfolio',
      status: 'OPEN',
      providerStatus: 'OPEN',
      currency: 'USD',
      accountNumberLast4: null,
      accountNumber: null,
      routingNumber: null,
      balance: {
        current: { minor: 25041077n, currency: 'USD' },
        available: null,
        held: null,
        asOf: AT,
        stale: false,
      },
      businessId: globalId('Business', 'b1'),
      ledgerId: null,
      createdAt: '2025-01-09T10:00:00Z',
      updatedAt: '2025-01-20T15:31:07.552Z',
      userData: null,
      detail: 'full',
    });
  });

  it.each([
    ['PENDING', 'PENDING'],
    ['open', 'OPEN'],
    ['Closed', 'CLOSED'],
  ])('gives the portfolio of a %s business the status %s', (word, status) => {
    const { account, fake } = portfolioAccount({ status: word });

    expect(account).toMatchObject({ status, providerStatus: word });
    expect(fake.words).toEqual([]);
  });

  it('calls a status it has not met UNKNOWN and reports the word', () => {
    const { account, fake } = portfolioAccount({ status: 'FROZEN' });

    expect(account).toMatchObject({ status: 'UNKNOWN', providerStatus: 'FROZEN' });
    expect(fake.words).toEqual(['business.status=FROZEN']);
  });

  it('needs neither a name nor a balance nor an id of the portfolio', () => {
    const { account } = portfolioAccount({ legal_name: null }, { id: undefined, balance: null });

    expect(account).toMatchObject({ name: 'Portfolio', providerId: 'b1', balance: null, currency: 'USD' });
  });

  it('takes the currency of the balance', () => {
    const { account } = portfolioAccount({}, { balance: { currency: 'eur', amount: '1.00' } });

    expect(account.currency).toBe('EUR');
  });

  it('makes a linked bank account an external account of unknown status', () => {
    const { account, fake } = linkedAccount();

    expect(account).toEqual({
      id: globalId('Account', 'bank_account/b1/ba1'),
      connector: 'treasure-main',
      providerId: 'ba1',
      kind: 'EXTERNAL',
      type: 'CHECKING',
      name: 'Prairie Bank',
      status: 'UNKNOWN',
      providerStatus: null,
      currency: 'USD',
      accountNumberLast4: '6789',
      accountNumber: '000123456789',
      routingNumber: '110000000',
      balance: null,
      businessId: globalId('Business', 'b1'),
      ledgerId: null,
      createdAt: null,
      updatedAt: null,
      userData: { slot: 'operating' },
      detail: 'full',
    });
    expect(fake.words).toEqual([]);
  });

  it.each([
    ['SAVINGS', 'SAVINGS', []],
    ['money_market', 'OTHER', ['bank_account.account_type=money_market']],
  ])('maps the account type %s to %s', (word, type, words) => {
    const { account, fake } = linkedAccount({ account_type: word });

    expect(account.type).toBe(type);
    expect(fake.words).toEqual(words);
  });
});
