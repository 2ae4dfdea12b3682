import { describe, expect, it } from 'vitest';
import { Fields } from '../../../../../src/datasources/reading/fields.js';
import { toPortfolio } from '../../../../../src/datasources/treasure/mappers/to-portfolio.js';
import { MalformedResponseError } from '../../../../../src/domain/errors.js';
import { connector, globalId, portfolio } from '../fake-treasure.js';

const read = (more: object = {}) =>
  toPortfolio(new Fields(portfolio('b1', more), 'portfolio'), 'b1', connector);

/** The percentage as it stands in the JSON text. */
const percentage = (json: string) => {
  const products = JSON.parse(`[{ "product": "managed_income", "percentage": ${json} }]`);
  return read({ products }).allocations[0]?.percentage;
};

describe('toPortfolio', () => {
  it('carries a portfolio over under the ref of its business', () => {
    expect(read()).toEqual({
      id: globalId('Portfolio', 'b1'),
      connector: 'treasure-main',
      businessId: globalId('Business', 'b1'),
      allocations: [
        { product: 'managed_treasuries', percentage: '60.00' },
        { product: 'managed_income', percentage: '40.00' },
      ],
      balance: { minor: 25041077n, currency: 'USD' },
      updatedAt: '2025-01-20T15:31:07.552Z',
    });
  });

  it.each([
    ['33.34', '33.34'],
    ['33.3', '33.30'],
    ['100', '100.00'],
    ['0', '0.00'],
    ['0.07', '0.07'],
    ['60.00', '60.00'],
  ])('writes the number %s as %s', (json, text) => {
    expect(percentage(json)).toBe(text);
  });

  it('writes every number of hundredths exactly', () => {
    for (let hundredths = 0; hundredths <= 10_000; hundredths += 1) {
      const text = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
      expect(percentage(text)).toBe(text);
    }
  });

  it.each(['33.333', '-1', '1e-7', '"60"', 'null', '1000'])('refuses the percentage %s', (json) => {
    expect(() => percentage(json)).toThrow(MalformedResponseError);
  });

  it('refuses a portfolio without products', () => {
    expect(() => read({ products: undefined })).toThrow('portfolio.products: required a list');
  });
});
