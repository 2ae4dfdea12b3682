import { describe, expect, it } from 'vitest';
import { canMean, toDays, wordFor } from '../../../../src/datasources/treasury-prime/narrowing.js';

const WORDS = { open: 'OPEN', closed: 'CLOSED', shut: 'CLOSED' } as const;

describe('toDays', () => {
  it.each([
    ['2026-03-02', '2026-03-03'],
    ['2026-02-28', '2026-03-01'],
    ['2028-02-28', '2028-02-29'],
    ['2026-12-31', '2027-01-01'],
  ])('asks up to the day after %s, which is not included', (createdTo, to_date) => {
    expect(toDays({ createdTo })).toEqual({ from_date: undefined, to_date });
  });

  it('takes the first day as it is', () => {
    expect(toDays({ createdFrom: '2026-03-02' })).toEqual({ from_date: '2026-03-02', to_date: undefined });
  });
});

describe('wordFor', () => {
  it('gives the word where one word means just the status, asked for once or twice', () => {
    expect(wordFor(WORDS, ['OPEN'])).toBe('open');
    expect(wordFor(WORDS, ['OPEN', 'OPEN'])).toBe('open');
  });

  it('gives none where several words mean it, several statuses are asked for, or none', () => {
    expect(wordFor(WORDS, ['CLOSED'])).toBeUndefined();
    expect(wordFor(WORDS, ['OPEN', 'CLOSED'])).toBeUndefined();
    expect(wordFor(WORDS, [])).toBeUndefined();
    expect(wordFor(WORDS, undefined)).toBeUndefined();
  });
});

describe('canMean', () => {
  it('is false when no word means any of the statuses', () => {
    expect(canMean<string>(WORDS, ['PENDING', 'ERROR'])).toBe(false);
    expect(canMean<string>(WORDS, ['PENDING', 'OPEN'])).toBe(true);
    expect(canMean<string>(WORDS, undefined)).toBe(true);
  });

  it('leaves room for words that are not known', () => {
    expect(canMean(WORDS, ['UNKNOWN'])).toBe(true);
  });
});
