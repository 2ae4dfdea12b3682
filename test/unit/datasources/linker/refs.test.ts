import { describe, expect, it } from 'vitest';
import { isId, refOf } from '../../../../src/datasources/linker/refs.js';
import { BANK, bankId, globalId } from './fake-linker.js';

describe('isId', () => {
  it.each(['7d0f3c52-8f0e-4b0e-9d55-0a4e7c1b62aa', 'a.b', 'jobs1', 'ä'])('holds for %j', (text) => {
    expect(isId(text)).toBe(true);
  });

  it.each(['', '.', '..', 'a/b', 'jobs/1', 'a\\b', 'a?b', 'a#b', '%2e%2e', 'a b', 'a\n', 'a\ud800'])(
    'does not hold for %j',
    (text) => {
      expect(isId(text)).toBe(false);
    },
  );

  it.each(['jobs', 'Jobs', 'JOBS'])('does not hold for %s, which is another route', (text) => {
    expect(isId(text)).toBe(false);
  });
});

describe('refOf', () => {
  it('is the ref of such an object of that connector', () => {
    expect(refOf({ name: BANK }, 'Account', bankId('Account', 'acct_1'))).toBe('acct_1');
  });

  it.each([
    globalId('Account', 'acct_1'),
    bankId('Counterparty', 'acct_1'),
    bankId('Account', 'a/b'),
    'nonsense',
    '',
  ])('is nothing for %s', (id) => {
    expect(refOf({ name: BANK }, 'Account', id)).toBeNull();
  });
});
