import { describe, expect, it } from 'vitest';
import { mutate } from '../../../support/execute.js';
import { fakeActions } from '../../../support/fake-actions.js';
import { aCard, aLedger, aTransfer, idOf } from '../../../support/sample-objects.js';

const KEYED = { idempotencyKey: 'key-1' };
const CARD = idOf('Card', '1');
const FIELDS = 'card { id status } errors { field code }';

describe('issueCard', () => {
  const account = idOf('Account', '1');
  const ledger = idOf('Ledger', '1');

  it.each([
    [{}, { ledger: null, label: null, form: 'VIRTUAL', userData: null }],
    [
      { form: null, ledger: null },
      { ledger: null, label: null, form: 'VIRTUAL', userData: null },
    ],
    [
      { ledger, label: 'Travel', form: 'PHYSICAL', userData: {} },
      { ledger, label: 'Travel', form: 'PHYSICAL', userData: {} },
    ],
  ])('passes on %o', async (given, command) => {
    const actions = fakeActions(aCard('1'));

    const { payload } = await mutate('issueCard', FIELDS, { ...KEYED, account, ...given }, { actions });

    expect(payload).toEqual({ card: { id: CARD, status: 'ACTIVE' }, errors: [] });
    expect(actions.run).toHaveBeenCalledExactlyOnceWith({
      kind: 'issueCard',
      connector: 'tp-main',
      ...KEYED,
      command: { account, ...command },
    });
  });

  it.each([
    ['account', { account: ledger }, 'NOT_FOUND'],
    ['ledger', { ledger: '' }, 'NOT_FOUND'],
    ['label', { label: '' }, 'INVALID_INPUT'],
    ['form', { form: 'UNKNOWN' }, 'INVALID_INPUT'],
  ])('refuses by itself what is wrong with %s', async (field, given, code) => {
    const { payload } = await mutate('issueCard', FIELDS, { ...KEYED, account, ...given });

    expect(payload).toEqual({ card: null, errors: [{ field: field.split('.'), code }] });
  });
});

describe.each(['suspendCard', 'unsuspendCard'])('%s', (kind) => {
  it('passes on the card', async () => {
    const actions = fakeActions(aCard('1', { status: 'SUSPENDED' }));

    const { payload } = await mutate(kind, FIELDS, { ...KEYED, id: CARD }, { actions });

    expect(payload).toEqual({ card: { id: CARD, status: 'SUSPENDED' }, errors: [] });
    expect(actions.run).toHaveBeenCalledExactlyOnceWith({
      kind,
      connector: 'tp-main',
      ...KEYED,
      command: { id: CARD },
    });
  });
});

describe.each(['loadCard', 'debitCard'])('%s', (kind) => {
  const fields = 'card { id } transfer { id } ledger { id } errors { field code }';
  const input = { ...KEYED, card: CARD, amount: { amount: '5', currency: 'USD' } };

  it.each([null, 'Lunch'])('passes on card and amount, with the description %s', async (description) => {
    const actions = fakeActions({ card: aCard('1'), transfer: aTransfer('1'), ledger: aLedger('1') });

    const { payload } = await mutate(kind, fields, { ...input, description }, { actions });

    expect(payload).toEqual({
      card: { id: CARD },
      transfer: { id: idOf('Transfer', '1') },
      ledger: { id: idOf('Ledger', '1') },
      errors: [],
    });
    expect(actions.run).toHaveBeenCalledExactlyOnceWith({
      kind,
      connector: 'tp-main',
      ...KEYED,
      command: { card: CARD, amount: { minor: 500n, currency: 'USD' }, description },
    });
  });

  it.each([null, { card: null, transfer: null, ledger: null }])(
    'shows nothing of the result %o',
    async (result) => {
      const { payload } = await mutate(kind, fields, input, { actions: fakeActions(result) });

      expect(payload).toEqual({ card: null, transfer: null, ledger: null, errors: [] });
    },
  );

  it.each([
    ['card', { card: idOf('Ledger', '1') }, 'NOT_FOUND'],
    ['amount.amount', { amount: { amount: '0.00', currency: 'USD' } }, 'INVALID_INPUT'],
    ['description', { description: 'd'.repeat(501) }, 'INVALID_INPUT'],
  ])('refuses by itself what is wrong with %s', async (field, given, code) => {
    const { payload } = await mutate(kind, fields, { ...input, ...given });

    expect(payload).toMatchObject({ card: null, errors: [{ field: field.split('.'), code }] });
  });
});
