import { describe, expect, it } from 'vitest';
import { toNarrowing } from '../../../../src/datasources/linker/narrowing.js';

describe('toNarrowing', () => {
  it.each(['Rent', 'office lease', 'a_b%', '[x] ~!'])('asks for a part of the memo: %j', (search) => {
    expect(toNarrowing({ search })).toEqual({ search });
  });

  it.each(['', '  ', 'a\\b', 'Straße', 'a\tb', 'x'.repeat(101)])('leaves %j to the filter here', (search) => {
    expect(toNarrowing({ search })).toEqual({});
  });

  it('never asks for amounts', () => {
    expect(toNarrowing({ minAmount: '0', maxAmount: '500' })).toEqual({});
    expect(toNarrowing({})).toEqual({});
  });
});
