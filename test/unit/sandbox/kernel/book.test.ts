import { describe, expect, it } from 'vitest';
import { createBook } from '../../../../sandbox/kernel/book.js';

const at = new Date(0);

describe('the book', () => {
  it('adds entries to balances and keeps the total at zero', () => {
    const book = createBook();

    book.post({
      at,
      entries: [
        { account: 'a', currency: 'USD', minor: 250n },
        { account: 'b', currency: 'USD', minor: -250n },
      ],
    });

    expect(book.balance('a', 'USD')).toBe(250n);
    expect(book.balance('b', 'USD')).toBe(-250n);
    expect(book.totals()).toEqual({ USD: 0n });
  });

  it('refuses a posting that does not sum to zero, and books nothing of it', () => {
    const book = createBook();
    const post = (): void =>
      book.post({
        at,
        memo: 'fee',
        entries: [
          { account: 'a', currency: 'USD', minor: 250n },
          { account: 'b', currency: 'EUR', minor: -250n },
        ],
      });

    expect(post).toThrow("the posting 'fee' must sum to zero in USD; its entries sum to 2.50");
    expect(book.balance('a', 'USD')).toBe(0n);
  });

  it('counts effects by key', () => {
    const book = createBook();

    for (const key of ['k1', 'k2', 'k1']) book.effect(key);

    expect(book.effects()).toEqual([
      { key: 'k1', count: 2 },
      { key: 'k2', count: 1 },
    ]);
  });
});
