import { describe, expect, it } from 'vitest';
import { issueCardPort } from '../../../../../src/datasources/cardbiller/writes/issue-card.js';
import type { IssueCard } from '../../../../../src/domain/commands.js';
import { problemsOf } from '../../../../support/planned.js';
import { cardsOf } from '../card-memory.js';
import { account, fakeCardbiller, globalId, ledger, ONE_OF_EACH } from '../fake-cardbiller.js';

const command = (more: Partial<IssueCard>): IssueCard => ({
  account: globalId('Account', account(1)),
  ledger: null,
  label: 'Field team 7',
  form: 'VIRTUAL',
  userData: null,
  ...more,
});

const SEVERAL = {
  treasuryAccounts: [account(1), account(2)],
  ledgers: [ledger(1), ledger(2), ledger(3)],
  cards: [],
  owners: {
    ledgers: new Map([
      [ledger(1), account(1)],
      [ledger(2), account(2)],
      [ledger(3), account(2)],
    ]),
    cards: new Map<string, string>(),
  },
};

describe('the check of a card to issue', () => {
  const check = (more: Partial<IssueCard>, resources: Parameters<typeof fakeCardbiller>[1] = ONE_OF_EACH) =>
    problemsOf(issueCardPort(cardsOf(fakeCardbiller({}, resources))), command(more));

  it('has no complaint where the ledger follows from the account, or is named', async () => {
    expect(await check({})).toEqual([]);
    expect(await check({ ledger: globalId('Ledger', ledger(1)) })).toEqual([]);
    expect(await check({}, SEVERAL)).toEqual([]);
    expect(await check({ label: null })).toEqual([]);
    expect(await check({ label: ` ${'x'.repeat(100)} ` })).toEqual([]);
  });

  it.each<[string, Partial<IssueCard>, string, string]>([
    ['another account', { account: globalId('Account', account(9)) }, 'account', 'NOT_FOUND'],
    ['an id of another kind', { account: globalId('Ledger', account(1)) }, 'account', 'NOT_FOUND'],
    ['another connector', { account: globalId('Account', account(1), 'other') }, 'account', 'NOT_FOUND'],
    ['another ledger', { ledger: globalId('Ledger', ledger(9)) }, 'ledger', 'NOT_FOUND'],
    ['what is no ledger', { ledger: 'nonsense' }, 'ledger', 'NOT_FOUND'],
    ['a blank label', { label: '  ' }, 'label', 'INVALID_INPUT'],
    ['a label that is too long', { label: 'x'.repeat(101) }, 'label', 'INVALID_INPUT'],
    ['a card of plastic', { form: 'PHYSICAL' }, 'form', 'INVALID_INPUT'],
    ['user data', { userData: {} }, 'userData', 'INVALID_INPUT'],
  ])('refuses %s', async (_what, more, field, code) => {
    expect(await check(more)).toMatchObject([{ field: field.split('.'), code }]);
  });

  it('asks for the ledger where there are several, and for one of the account', async () => {
    const second = { account: globalId('Account', account(2)) };
    const wrong = { field: ['ledger'], code: 'INVALID_INPUT' };

    expect(await check(second, SEVERAL)).toMatchObject([wrong]);
    expect(await check({ ...second, ledger: globalId('Ledger', ledger(1)) }, SEVERAL)).toMatchObject([wrong]);
    expect(await check({ ...second, ledger: globalId('Ledger', ledger(3)) }, SEVERAL)).toEqual([]);
    expect(await check({}, { ...ONE_OF_EACH, ledgers: [] })).toMatchObject([wrong]);
  });

  it('asks for the ledger where it is not known whose the ledgers are', async () => {
    const unknown = { treasuryAccounts: [account(1), account(2)], ledgers: [ledger(1)], cards: [] };

    expect(await check({}, unknown)).toMatchObject([{ field: ['ledger'], code: 'INVALID_INPUT' }]);
    expect(await check({ ledger: globalId('Ledger', ledger(1)) }, unknown)).toEqual([]);
  });

  it('names everything at once', async () => {
    const errors = await check({ account: 'x', label: '', form: 'PHYSICAL', userData: { a: 1 } });

    expect(errors.map(({ field }) => field?.join('.'))).toEqual(['account', 'label', 'form', 'userData']);
  });
});
