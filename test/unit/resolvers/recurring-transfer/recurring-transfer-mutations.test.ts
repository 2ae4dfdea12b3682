import { describe, expect, it } from 'vitest';
import { mutate } from '../../../support/execute.js';
import { anOperation, fakeActions } from '../../../support/fake-actions.js';
import { aRecurringTransfer, idOf } from '../../../support/sample-objects.js';

const KEYED = { idempotencyKey: 'key-1' };
const FROM = idOf('Account', '1');
const COUNTERPARTY = idOf('Counterparty', '1');
const SERIES = idOf('RecurringTransfer', '1');
const FIELDS = 'recurringTransfer { id } errors { field code }';
const DONE = { recurringTransfer: { id: SERIES }, errors: [] };
const MONEY = { amount: '10', currency: 'USD' };
const TEN = { minor: 1000n, currency: 'USD' };

describe('createRecurringTransfer', () => {
  const recurrence = {
    frequency: 'MONTHLY',
    frequencyData: 15,
    startingDate: '2026-04-15',
    duration: 'CONTINUOUS',
  };
  const input = {
    ...KEYED,
    source: FROM,
    destination: { counterparty: COUNTERPARTY },
    amount: MONEY,
    recurrence,
  };
  const numbered = {
    ...{ duration: 'NUMBER_OF_TRANSFERS', transfersQuantity: 12 },
    ...{ memo: 'Rent', transferNow: true },
  };

  it.each([
    [{}, { transfersQuantity: null, memo: null, transferNow: false }],
    [{ transferNow: null }, { transfersQuantity: null, memo: null, transferNow: false }],
    [numbered, numbered],
  ])('passes on %o', async (given, expected) => {
    const actions = fakeActions(aRecurringTransfer('1'));
    const asked = { ...input, recurrence: { ...recurrence, ...given } };

    const { payload } = await mutate('createRecurringTransfer', FIELDS, asked, { actions });

    expect(payload).toEqual(DONE);
    expect(actions.run).toHaveBeenCalledExactlyOnceWith({
      kind: 'createRecurringTransfer',
      connector: 'tp-main',
      ...KEYED,
      command: {
        source: FROM,
        destination: { counterparty: COUNTERPARTY },
        amount: TEN,
        direction: 'PUSH',
        recurrence: { ...recurrence, frequency: 'monthly', ...expected },
      },
    });
  });

  it.each([
    ['recurrence.duration', { duration: 'UNKNOWN' }],
    ['recurrence.transfersQuantity', { duration: 'NUMBER_OF_TRANSFERS' }],
    ['recurrence.transfersQuantity', { transfersQuantity: 2 }],
    ['recurrence.transfersQuantity', { duration: 'NUMBER_OF_TRANSFERS', transfersQuantity: 0 }],
    ['recurrence.frequency', { frequency: 'UNKNOWN' }],
    ['recurrence.frequency', { frequency: null }],
    ['recurrence.providerFrequency', { providerFrequency: 'monthly' }],
    ['recurrence.providerFrequency', { frequency: null, providerFrequency: '' }],
    ['recurrence.memo', { memo: 'm'.repeat(501) }],
  ])('refuses by itself what is wrong with %s: %o', async (field, given) => {
    const asked = { ...input, recurrence: { ...recurrence, ...given } };

    const { payload } = await mutate('createRecurringTransfer', FIELDS, asked);

    expect(payload).toEqual({
      recurringTransfer: null,
      errors: [{ field: field.split('.'), code: 'INVALID_INPUT' }],
    });
  });

  it.each([
    ['via', { via: 'foreign' }],
    ['source', { source: COUNTERPARTY }],
    ['destination.account', { destination: { account: COUNTERPARTY } }],
  ])('finds nothing where %s names nothing', async (field, given) => {
    const { payload } = await mutate('createRecurringTransfer', FIELDS, { ...input, ...given });

    expect(payload.errors).toEqual([{ field: field.split('.'), code: 'NOT_FOUND' }]);
  });
});

describe('updateRecurringTransfer', () => {
  const unchanged = {
    ...{ amount: null, frequency: null, frequencyData: null, startingDate: null },
    ...{ duration: null, transfersQuantity: null, memo: null, transferNow: false },
  };
  const changes = {
    ...{ frequency: 'WEEKLY', frequencyData: 1, startingDate: '2026-05-04' },
    ...{ duration: 'NUMBER_OF_TRANSFERS', transfersQuantity: 3, memo: '', transferNow: true },
  };

  it.each([
    [{}, unchanged],
    [
      { ...changes, amount: MONEY },
      { ...changes, frequency: 'weekly', amount: TEN },
    ],
    [{ transfersQuantity: 4 }, { ...unchanged, transfersQuantity: 4 }],
    [{ frequency: 'BIWEEKLY' }, { ...unchanged, frequency: 'biweekly' }],
    [{ providerFrequency: 'everyFullMoon' }, { ...unchanged, frequency: 'everyFullMoon' }],
  ])('passes on %o', async (given, command) => {
    const actions = fakeActions(aRecurringTransfer('1'));

    const input = { ...KEYED, id: SERIES, ...given };
    const { payload } = await mutate('updateRecurringTransfer', FIELDS, input, { actions });

    expect(payload).toEqual(DONE);
    expect(actions.run).toHaveBeenCalledExactlyOnceWith({
      kind: 'updateRecurringTransfer',
      connector: 'tp-main',
      ...KEYED,
      command: { id: SERIES, ...command },
    });
  });

  it.each([
    ['amount.amount', { amount: { amount: '0', currency: 'USD' } }],
    ['duration', { duration: 'UNKNOWN' }],
    ['transfersQuantity', { duration: 'CONTINUOUS', transfersQuantity: 1 }],
    ['frequency', { frequency: 'UNKNOWN' }],
    ['providerFrequency', { providerFrequency: 'f'.repeat(33) }],
    ['providerFrequency', { frequency: 'WEEKLY', providerFrequency: 'weekly' }],
  ])('refuses by itself what is wrong with %s', async (field, given) => {
    const { payload } = await mutate('updateRecurringTransfer', FIELDS, { ...KEYED, id: SERIES, ...given });

    expect(payload.errors).toEqual([{ field: field.split('.'), code: 'INVALID_INPUT' }]);
  });
});

describe.each([
  ['activateRecurringTransfer', { localDateTime: '2026-04-01T09:30:00' }],
  ['deactivateRecurringTransfer', {}],
])('%s', (kind, more) => {
  it('passes on the recurring transfer', async () => {
    const actions = fakeActions(aRecurringTransfer('1'));

    const { payload } = await mutate(kind, FIELDS, { ...KEYED, id: SERIES, ...more }, { actions });

    expect(payload).toEqual(DONE);
    expect(actions.run).toHaveBeenCalledExactlyOnceWith({
      kind,
      connector: 'tp-main',
      ...KEYED,
      command: { id: SERIES, ...more },
    });
  });
});

it('takes no moment with a zone for the end user’s own', async () => {
  const input = { ...KEYED, id: SERIES, localDateTime: '2026-04-01T09:30:00Z' };

  const { payload } = await mutate('activateRecurringTransfer', FIELDS, input);

  expect(payload.errors).toEqual([{ field: ['localDateTime'], code: 'INVALID_INPUT' }]);
});

describe.each([
  ['deleteRecurringTransfer', SERIES],
  ['cancelScheduledTransfer', idOf('ScheduledTransfer', '1')],
])('%s', (kind, id) => {
  const fields = 'deletedId replayed errors { field code }';

  it('passes on what is to go, and says that it is gone', async () => {
    const actions = fakeActions();

    const { payload } = await mutate(kind, fields, { ...KEYED, id }, { actions });

    expect(payload).toEqual({ deletedId: id, replayed: false, errors: [] });
    expect(actions.run).toHaveBeenCalledExactlyOnceWith({
      kind,
      connector: 'tp-main',
      ...KEYED,
      command: { id },
    });
  });

  it.each(['IN_DOUBT', 'FAILED', 'DISPATCHED'] as const)('does not say so while it is %s', async (status) => {
    const outcome = { operation: anOperation('1', { status }), replayed: false, result: null, errors: [] };
    const actions = fakeActions(null, { run: async () => outcome as never });

    const { payload } = await mutate(kind, fields, { ...KEYED, id }, { actions });

    expect(payload.deletedId).toBeNull();
  });

  it('finds nothing by the id of something else', async () => {
    const { payload } = await mutate(kind, fields, { ...KEYED, id: FROM });

    expect(payload).toEqual({
      deletedId: null,
      replayed: false,
      errors: [{ field: ['id'], code: 'NOT_FOUND' }],
    });
  });
});
