import { describe, expect, it } from 'vitest';
import { mutate } from '../../../support/execute.js';
import { fakeActions } from '../../../support/fake-actions.js';
import { aCounterparty } from '../../../support/sample-objects.js';

const ACH = { accountNumber: '0123456789', routingNumber: '021000021', accountType: 'SAVINGS' };
const WIRE = { accountNumber: '0123456789', routingNumber: '021000021', bankName: 'First' };
const INPUT = { idempotencyKey: 'key-1', connector: 'tp-main', name: 'Acme' };
const FIELDS = 'counterparty { name } errors { field code }';

describe('createCounterparty', () => {
  it.each([
    [{}, { ach: null, wire: null, userData: null }],
    [
      { ach: ACH, wire: WIRE, userData: { a: 1 } },
      { ach: ACH, wire: WIRE, userData: { a: 1 } },
    ],
  ])('passes on %o', async (given, command) => {
    const actions = fakeActions(aCounterparty('1'));

    const { payload, errors } = await mutate(
      'createCounterparty',
      FIELDS,
      { ...INPUT, ...given },
      { actions },
    );

    expect(errors).toEqual([]);
    expect(payload).toEqual({ counterparty: { name: 'Acme' }, errors: [] });
    expect(actions.run).toHaveBeenCalledExactlyOnceWith({
      kind: 'createCounterparty',
      connector: 'tp-main',
      idempotencyKey: 'key-1',
      command: { name: 'Acme', ...command },
    });
  });

  it.each([
    ['connector', { connector: 'foreign' }, 'NOT_FOUND'],
    ['name', { name: '' }, 'INVALID_INPUT'],
    ['ach.accountNumber', { ach: { ...ACH, accountNumber: '' } }, 'INVALID_INPUT'],
    ['ach.routingNumber', { ach: { ...ACH, routingNumber: '' } }, 'INVALID_INPUT'],
    ['wire.accountNumber', { wire: { ...WIRE, accountNumber: '' } }, 'INVALID_INPUT'],
    ['wire.routingNumber', { wire: { ...WIRE, routingNumber: '' } }, 'INVALID_INPUT'],
    ['wire.bankName', { wire: { ...WIRE, bankName: '' } }, 'INVALID_INPUT'],
  ])('refuses by itself what is wrong with %s', async (field, given, code) => {
    const actions = fakeActions();

    const { payload } = await mutate('createCounterparty', FIELDS, { ...INPUT, ...given }, { actions });

    expect(payload).toEqual({ counterparty: null, errors: [{ field: field.split('.'), code }] });
    expect(actions.run).not.toHaveBeenCalled();
  });
});
