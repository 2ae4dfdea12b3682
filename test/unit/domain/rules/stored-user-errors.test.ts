import { describe, expect, it } from 'vitest';
import { fromStoredUserErrors } from '../../../../src/domain/rules/stored-user-errors.js';

const REST = { messages: ['no'], code: 'INVALID_INPUT' } as const;

describe('a stored user error', () => {
  it.each([
    ['amount.currency', ['amount', 'currency']],
    [['amount'], ['amount']],
    [null, null],
    ['from', ['source']],
    ['to.account', ['destination', 'account']],
    ['note.to', ['note', 'to']],
  ] as const)('with the field %j has the path %j', (field, path) => {
    const errors = fromStoredUserErrors([{ ...REST, field }]);

    expect(errors).toEqual([{ ...REST, field: path }]);
  });
});
