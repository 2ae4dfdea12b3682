import { describe, expect, it } from 'vitest';
import { fromStoredUserErrors, unless, userError } from '../../../../src/domain/rules/user-errors.js';

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

  it('that was stored when the path was one text comes back with a list', () => {
    const stored = [
      { field: 'amount.currency', messages: ['no'], code: 'INVALID_INPUT' },
      { field: ['amount'], messages: ['no'], code: 'INVALID_INPUT' },
      { field: null, messages: ['no'], code: 'INVALID_INPUT' },
    ] as const;

    const errors = fromStoredUserErrors(stored);

    expect(errors.map(({ field }) => field)).toEqual([['amount', 'currency'], ['amount'], null]);
    expect(errors[0]).toMatchObject({ messages: ['no'], code: 'INVALID_INPUT' });
  });

  it('calls the two ends of a transfer source and destination, as its input does', () => {
    expect(userError('from', 'no').field).toEqual(['source']);
    expect(userError('to.account', 'no').field).toEqual(['destination', 'account']);
    expect(userError('note.to', 'no').field).toEqual(['note', 'to']);
  });
});
