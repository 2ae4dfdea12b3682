import { describe, expect, it } from 'vitest';
import { mutate } from '../../../support/execute.js';
import { fakeActions } from '../../../support/fake-actions.js';
import { anAccount, idOf } from '../../../support/sample-objects.js';

const INPUT = {
  idempotencyKey: 'key-1',
  business: idOf('Business', '1'),
  accountNumber: '0123456789',
  routingNumber: '021000021',
  bankName: 'First',
  accountType: 'SAVINGS',
};
const FIELDS = 'account { id accountNumber } errors { field code }';

describe('linkBankAccount', () => {
  it('passes on the account; its number still takes its own scope', async () => {
    const actions = fakeActions(anAccount('1', { kind: 'EXTERNAL' }));
    const scopes = ['businesses:write'] as const;

    const { payload, errors } = await mutate('linkBankAccount', FIELDS, INPUT, { actions, scopes });

    const { idempotencyKey, ...command } = INPUT;
    expect(payload).toEqual({ account: { id: idOf('Account', '1'), accountNumber: null }, errors: [] });
    expect(errors[0]?.message).toContain('accounts:read_sensitive');
    expect(actions.run).toHaveBeenCalledExactlyOnceWith({
      kind: 'linkBankAccount',
      connector: 'tp-main',
      idempotencyKey,
      command: { ...command, userData: null },
    });
  });

  it.each([
    ['business', 'NOT_FOUND'],
    ['accountNumber', 'INVALID_INPUT'],
    ['routingNumber', 'INVALID_INPUT'],
    ['bankName', 'INVALID_INPUT'],
  ])('refuses an empty %s by itself', async (field, code) => {
    const { payload } = await mutate('linkBankAccount', FIELDS, { ...INPUT, [field]: '' });

    expect(payload).toEqual({ account: null, errors: [{ field: field.split('.'), code }] });
  });
});
