import { describe, expect, it } from 'vitest';
import { loadCardPort } from '../../../../../src/datasources/cardbiller/writes/fund-card.js';
import type { FundCard } from '../../../../../src/domain/commands.js';
import { parseMoney } from '../../../../../src/domain/money.js';
import { problemsOf } from '../../../../support/planned.js';
import { cardsOf } from '../card-memory.js';
import { card, fakeCardbiller, globalId } from '../fake-cardbiller.js';

const command = (more: Partial<FundCard>): FundCard => ({
  card: globalId('Card', card(1)),
  amount: parseMoney('150.25', 'USD'),
  description: 'allowance March',
  ...more,
});

describe('the check of a load or debit', () => {
  const check = (more: Partial<FundCard>, currency = 'USD') => {
    const { api } = fakeCardbiller();
    return problemsOf(
      loadCardPort(cardsOf({ ...fakeCardbiller(), api: { ...api, currency } })),
      command(more),
    );
  };

  it('has no complaint about any amount above nothing, with the longest description', async () => {
    expect(await check({ amount: parseMoney('0.01', 'USD'), description: 'x'.repeat(243) })).toEqual([]);
    expect(await check({ description: null })).toEqual([]);
    expect(await check({ amount: parseMoney('1.230', 'KWD') }, 'KWD')).toEqual([]);
  });

  it.each<[string, Partial<FundCard>, string, string]>([
    ['nothing', { amount: parseMoney('0', 'USD') }, 'amount.amount', 'INVALID_INPUT'],
    ['less than nothing', { amount: parseMoney('-1', 'USD') }, 'amount.amount', 'INVALID_INPUT'],
    ['another currency', { amount: parseMoney('1', 'EUR') }, 'amount.currency', 'INVALID_INPUT'],
    ['a description that is too long', { description: 'x'.repeat(244) }, 'description', 'INVALID_INPUT'],
    ['another card', { card: globalId('Card', card(9)) }, 'card', 'NOT_FOUND'],
    ['what is no card', { card: globalId('Ledger', card(1)) }, 'card', 'NOT_FOUND'],
    ['a card elsewhere', { card: globalId('Card', card(1), 'other') }, 'card', 'NOT_FOUND'],
  ])('refuses %s', async (_what, more, field, code) => {
    expect(await check(more)).toMatchObject([{ field: field.split('.'), code }]);
  });

  it('refuses more decimals than are taken', async () => {
    expect(await check({ amount: parseMoney('1.234', 'KWD') }, 'KWD')).toMatchObject([
      { field: ['amount', 'amount'], messages: ['required at most 2 decimals'] },
    ]);
  });
});
