import { describe, expect, it } from 'vitest';
import { allocationErrors } from '../../../../src/domain/rules/allocations.js';

const spread = (...percentages: string[]) =>
  percentages.map((percentage, index) => ({ product: `product-${index}`, percentage }));

describe('the allocations of a portfolio', () => {
  it.each([
    [['100']],
    [['33.34', '33.33', '33.33']],
    [['0', '100.00']],
    [['99.99999999999999999999', '0.00000000000000000001']],
    [['50', '49.5', '0.50']],
  ])('may be %j', (percentages) => {
    expect(allocationErrors(spread(...percentages))).toEqual([]);
  });

  it.each([
    [['33.33', '33.33', '33.33'], '99.99'],
    [['99.99999999999999999999'], '99.99999999999999999999'],
    [['60', '60'], '120'],
    [['50.0505', '50'], '100.0505'],
    [['0.5', '100'], '100.5'],
    [['10', '0.0010'], '10.001'],
    [[], '0'],
    [['0'], '0'],
  ])('are not %j, which are %s together', (percentages, total) => {
    expect(allocationErrors(spread(...percentages))).toEqual([
      {
        field: ['allocations'],
        messages: [`required percentages with a sum of exactly 100, arrived ${total}`],
        code: 'INVALID_INPUT',
      },
    ]);
  });

  it.each(['-1', '101', '100.00000000000000000001', '1e2', '50,5', '', '.5', '5.', '1000'])(
    'have no share of %j',
    (percentage) => {
      expect(allocationErrors(spread('100', percentage), 'input.shares')).toMatchObject([
        { field: ['input', 'shares', '1', 'percentage'], code: 'INVALID_INPUT' },
      ]);
    },
  );

  it('name every product once', () => {
    const twice = spread('50', '50').map((each) => ({ ...each, product: 'treasury_bills' }));

    expect(allocationErrors(twice)).toMatchObject([
      { field: ['allocations'], messages: ['required each product at most once'] },
    ]);
  });
});
