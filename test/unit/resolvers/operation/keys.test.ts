import { describe, expect, it } from 'vitest';
import { mutate } from '../../../support/execute.js';
import { fakeActions } from '../../../support/fake-actions.js';
import { idOf } from '../../../support/sample-objects.js';

const MUTATIONS = [
  ['cancelTransfer', { id: idOf('Transfer', '1') }],
  ['suspendCard', { id: idOf('Card', '1') }],
  ['updateUserData', { id: idOf('Account', '1') }],
] as const;

describe.each(MUTATIONS)('the key of %s', (mutation, input) => {
  it.each([
    [' key-1', 'white space'],
    ['key-1\u00a0', 'white space'],
    ['cafe\u0301', 'NFC'],
  ])('is refused with what is required: %j', async (idempotencyKey, required) => {
    const actions = fakeActions();
    const fields = 'operation { id } errors { field messages code }';

    const { payload } = await mutate(mutation, fields, { idempotencyKey, ...input }, { actions });

    expect(payload).toEqual({
      operation: null,
      errors: [
        {
          field: ['idempotencyKey'],
          messages: [expect.stringMatching(new RegExp(`^required .*${required}.*, arrived `))],
          code: 'INVALID_INPUT',
        },
      ],
    });
    expect(actions.run).not.toHaveBeenCalled();
  });

  it('is accepted with white space inside and in form NFC', async () => {
    const actions = fakeActions();

    await mutate(mutation, 'errors { code }', { idempotencyKey: 'caf\u00e9 1', ...input }, { actions });

    expect(actions.run).toHaveBeenCalledWith(expect.objectContaining({ idempotencyKey: 'caf\u00e9 1' }));
  });
});
