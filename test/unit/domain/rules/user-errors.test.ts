import { describe, expect, it } from 'vitest';
import { unless, userError } from '../../../../src/domain/rules/user-errors.js';

describe('a complaint', () => {
  it('is about the input, where nothing else is said', () => {
    expect(userError('amount', 'required more than 0')).toEqual({
      field: ['amount'],
      messages: ['required more than 0'],
      code: 'INVALID_INPUT',
    });
    expect(userError(null, 'gone', 'NOT_FOUND')).toMatchObject({ field: null, code: 'NOT_FOUND' });
  });

  it('is made only where something is wrong', () => {
    expect(unless(false, () => userError('a', 'b'))).toHaveLength(1);
    expect(
      unless(true, () => {
        throw new Error('made');
      }),
    ).toEqual([]);
  });

  it('names the field by its path', () => {
    expect(userError('amount.currency', 'required USD').field).toEqual(['amount', 'currency']);
  });
});
