import { describe, expect, it } from 'vitest';
import { mutate } from '../../../support/execute.js';
import { fakeActions } from '../../../support/fake-actions.js';
import { aTransfer, idOf } from '../../../support/sample-objects.js';

describe('cancelTransfer', () => {
  const canceled = aTransfer('9', { status: 'CANCELED' });

  it('passes on the transfer, and gives it as it then is', async () => {
    const actions = fakeActions(canceled);
    const input = { idempotencyKey: 'key-2', id: canceled.id };

    const { payload, errors } = await mutate('cancelTransfer', 'transfer { status }', input, { actions });

    expect(errors).toEqual([]);
    expect(payload).toEqual({ transfer: { status: 'CANCELED' } });
    expect(actions.run).toHaveBeenCalledExactlyOnceWith({
      kind: 'cancelTransfer',
      connector: 'tp-main',
      idempotencyKey: 'key-2',
      command: { id: canceled.id },
    });
  });

  it('knows no transfer by the id of something else', async () => {
    const { payload } = await mutate('cancelTransfer', 'errors { field messages code }', {
      idempotencyKey: 'k',
      id: idOf('Account', '1'),
    });

    expect(payload.errors).toEqual([
      { field: ['id'], messages: ['required the id of a Transfer that you reach'], code: 'NOT_FOUND' },
    ]);
  });
});
