import { describe, expect, it, vi } from 'vitest';
import { ExactNumber } from '../../../../src/datasources/reading/exact-number.js';
import { Fields } from '../../../../src/datasources/reading/fields.js';
import { deepFreeze, mapOnce } from '../../../../src/datasources/reading/shared-rows.js';

describe('deepFreeze', () => {
  it('freezes objects and lists at every depth', () => {
    const value = deepFreeze({ list: [{ amount: 5n }], none: null });

    expect([value, value.list, value.list[0]].every(Object.isFrozen)).toBe(true);
  });

  it('leaves instances of classes as they are, since they keep their own state', () => {
    const fields = new Fields({ id: 'a' }, 'card');
    const value = deepFreeze({ fields, number: new ExactNumber('1.10') });

    value.fields.omissions.push('a reason');

    expect(fields.omissions).toEqual(['a reason']);
  });
});

describe('mapOnce', () => {
  it('maps a row once and freezes the result that is shared', () => {
    const map = vi.fn(({ id }: { readonly id: string }) => ({ ids: [id] }));
    const mapped = mapOnce(map);
    const row = { id: 'a' };

    const results = [mapped(row), mapped(row)];

    expect(results[1]).toBe(results[0]);
    expect(map).toHaveBeenCalledOnce();
    expect(Object.isFrozen(results[0]?.ids)).toBe(true);
  });

  it('maps equal rows of two answers apart', () => {
    const mapped = mapOnce(({ id }: { readonly id: string }) => ({ id }));

    expect(mapped({ id: 'a' })).not.toBe(mapped({ id: 'a' }));
  });
});
