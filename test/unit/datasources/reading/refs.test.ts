import { describe, expect, it } from 'vitest';
import { refReader } from '../../../../src/datasources/reading/refs.js';
import { toGlobalId } from '../../../../src/domain/ids.js';

const bank = { name: 'bank-a' };
const idOf = (ref: string, connector = 'bank-a') => toGlobalId({ connector, kind: 'Card', ref });

describe('a reader of refs', () => {
  const refOf = refReader((text) => (text.startsWith('c') ? text.toLowerCase() : null));

  it('gives the ref as the provider has it asked for', () => {
    expect(refOf(bank, 'Card', idOf('cARD'))).toBe('card');
  });

  it.each([idOf('dARD'), idOf('card', 'bank-b'), 'nonsense', ''])('gives null for %s', (id) => {
    expect(refOf(bank, 'Card', id)).toBeNull();
    expect(refOf(bank, 'Account', idOf('card'))).toBeNull();
  });

  it('gives undefined where no id is asked for', () => {
    expect(refOf(bank, 'Card', undefined)).toBeUndefined();
  });
});
