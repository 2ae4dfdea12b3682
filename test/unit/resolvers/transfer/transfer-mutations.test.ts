import { parse, validate } from 'graphql';
import { describe, expect, it, vi } from 'vitest';
import type { CreateTransfer } from '../../../../src/domain/commands.js';
import { toGlobalId } from '../../../../src/domain/ids.js';
import { objectsOf } from '../../../../src/operations/mutation-rows.js';
import { MUTATIONS } from '../../../../src/operations/mutations.js';
import { printGatewaySchema } from '../../../../src/resolvers/index.js';
import { gatewaySchema, mutate } from '../../../support/execute.js';
import { anOperation, fakeActions } from '../../../support/fake-actions.js';
import { fakeSources, TP_MAIN } from '../../../support/fake-sources.js';
import { aTransfer, idOf } from '../../../support/sample-objects.js';

const FROM = idOf('Account', '1');
const TO = idOf('Account', '2');
const BANK = {
  ...{ firstName: 'Ada', lastName: 'Byron' },
  accountNumber: '0123456789',
  routingNumber: '021000021',
  accountType: 'CHECKING',
};
const INPUT = {
  idempotencyKey: 'key-1',
  source: FROM,
  destination: { account: TO },
  amount: { amount: '12.50', currency: 'USD' },
};
const FIELDS =
  'operation { id status } replayed transfer { id amount { amount } } errors { field messages code }';

describe('createTransfer', () => {
  const made = aTransfer('9');

  it('passes on what is asked for, and gives the transfer that came of it', async () => {
    const actions = fakeActions(made);

    const { payload, errors } = await mutate('createTransfer', FIELDS, INPUT, { actions });

    expect(errors).toEqual([]);
    expect(actions.run).toHaveBeenCalledExactlyOnceWith({
      kind: 'createTransfer',
      connector: 'tp-main',
      idempotencyKey: 'key-1',
      command: {
        source: FROM,
        destination: { account: TO },
        amount: { minor: 1250n, currency: 'USD' },
        rail: 'INTERNAL',
        direction: 'PUSH',
        ach: null,
        description: null,
        userData: null,
      },
    });
    expect(payload).toEqual({
      operation: { id: anOperation('1').id, status: 'SUCCEEDED' },
      replayed: false,
      transfer: { id: made.id, amount: { amount: '12.50' } },
      errors: [],
    });
  });

  it('passes on everything that can be said', async () => {
    const actions = fakeActions(made);
    const counterparty = idOf('Counterparty', '1');
    const more = {
      ...{ rail: 'WIRE', direction: 'PULL' },
      ach: { secCode: 'CCD', service: 'sameday', addenda: ['one', 'two'] },
      description: 'INV 17',
      userData: { invoice: 17, lines: [{ a: null }] },
    };

    await mutate('createTransfer', FIELDS, { ...INPUT, ...more, destination: { counterparty } }, { actions });

    expect(actions.run).toHaveBeenCalledWith(
      expect.objectContaining({
        command: {
          source: FROM,
          destination: { counterparty },
          amount: { minor: 1250n, currency: 'USD' },
          ...more,
        },
      }),
    );
  });

  it.each([
    ['INTERNAL', { account: TO }],
    ['ACH', { counterparty: idOf('Counterparty', '1') }],
    ['ACH', { bankDetails: BANK }],
  ])('takes the rail %s to %o, and pushes', async (rail, destination) => {
    const actions = fakeActions();

    await mutate(
      'createTransfer',
      FIELDS,
      { ...INPUT, destination, rail: null, direction: null, ach: {} },
      { actions },
    );

    const ach = { secCode: null, service: null, addenda: [] };
    expect(actions.run).toHaveBeenCalledWith(
      expect.objectContaining({
        command: expect.objectContaining({ destination, rail, direction: 'PUSH', ach }),
      }),
    );
  });

  it('names no object for bank details', async () => {
    const actions = fakeActions();

    await mutate('createTransfer', FIELDS, { ...INPUT, destination: { bankDetails: BANK } }, { actions });

    const command = vi.mocked(actions.run).mock.calls[0]?.[0].command as CreateTransfer;
    expect(command.destination).toEqual({ bankDetails: BANK });
    expect(objectsOf(MUTATIONS.createTransfer, command)).toMatchObject([{ field: 'source', id: FROM }]);
  });

  it('goes through another connector where one is named', async () => {
    const connector = { name: 'linker-main' } as never;
    const sources = fakeSources([], { connectors: () => [TP_MAIN, connector] });
    const actions = fakeActions();

    await mutate('createTransfer', FIELDS, { ...INPUT, via: 'linker-main' }, { actions, sources });

    expect(actions.run).toHaveBeenCalledWith(expect.objectContaining({ connector: 'linker-main' }));
  });

  it.each([
    ['idempotencyKey', { idempotencyKey: '' }, 'INVALID_INPUT'],
    ['source', { source: 'nonsense' }, 'NOT_FOUND'],
    ['source', { source: idOf('Card', '1') }, 'NOT_FOUND'],
    ['source', { source: toGlobalId({ connector: 'foreign', kind: 'Account', ref: '1' }) }, 'NOT_FOUND'],
    ['via', { via: 'foreign' }, 'NOT_FOUND'],
    ['via', { via: '' }, 'NOT_FOUND'],
    ['destination.account', { destination: { account: '' } }, 'NOT_FOUND'],
    ['destination.counterparty', { destination: { counterparty: TO } }, 'NOT_FOUND'],
    [
      'destination.bankDetails.lastName',
      { destination: { bankDetails: { ...BANK, lastName: ' ' } } },
      'INVALID_INPUT',
    ],
    ['amount.amount', { amount: { amount: '0.001', currency: 'USD' } }, 'INVALID_INPUT'],
    ['amount.amount', { amount: { amount: '-5', currency: 'USD' } }, 'INVALID_INPUT'],
    ['amount.currency', { amount: { amount: '1', currency: 'XYZ' } }, 'INVALID_INPUT'],
    ['ach.secCode', { ach: { secCode: '' } }, 'INVALID_INPUT'],
    ['ach.addenda', { ach: { addenda: Array(101).fill('a') } }, 'INVALID_INPUT'],
    ['ach.addenda.1', { ach: { addenda: ['a', 'a'.repeat(501)] } }, 'INVALID_INPUT'],
    ['description', { description: 'a'.repeat(501) }, 'INVALID_INPUT'],
  ])('refuses by itself what is wrong with %s: %o', async (field, given, code) => {
    const actions = fakeActions();

    const { payload, errors } = await mutate('createTransfer', FIELDS, { ...INPUT, ...given }, { actions });

    expect(errors).toEqual([]);
    expect(payload).toMatchObject({ operation: null, replayed: false, transfer: null });
    expect(payload.errors).toMatchObject([{ field: field.split('.'), code }]);
    expect(actions.run).not.toHaveBeenCalled();
  });

  it('names every problem at once', async () => {
    const input = { ...INPUT, idempotencyKey: '', source: 'x', amount: { amount: '0', currency: 'USD' } };

    const { payload } = await mutate('createTransfer', FIELDS, input);

    expect(payload.errors.map(({ field }: { field: readonly string[] }) => field.join('.'))).toEqual([
      'idempotencyKey',
      'source',
      'amount.amount',
    ]);
  });

  it.each([{ account: TO, counterparty: TO }, {}, { account: null }, { account: TO, bankDetails: null }])(
    'takes exactly one destination, not %o',
    async (destination) => {
      const actions = fakeActions();

      const { payload, errors } = await mutate(
        'createTransfer',
        FIELDS,
        { ...INPUT, destination },
        { actions },
      );

      expect(payload).toBeNull();
      expect(errors[0]?.message).toMatch(/TransferDestinationInput|non-null/);
      expect(actions.run).not.toHaveBeenCalled();
    },
  );

  it('refuses two destinations in the document too', async () => {
    const document = parse(
      `mutation { createTransfer(input: { idempotencyKey: "k", source: "x", destination: { account: "x", counterparty: "y" },
        amount: { amount: "1", currency: "USD" } }) { replayed } }`,
    );

    const [error] = validate(await gatewaySchema(), document);

    expect(error?.message).toContain('TransferDestinationInput');
  });

  it('shows in the printed schema that one destination is given', async () => {
    expect(printGatewaySchema(await gatewaySchema())).toContain('input TransferDestinationInput @oneOf {');
  });

  it('tells what the outcome is while it is in doubt, without an error', async () => {
    const operation = anOperation('1', { status: 'IN_DOUBT', provenBy: null });
    const outcome = { operation, replayed: true, result: null, errors: [] };
    const actions = fakeActions(null, { run: async () => outcome as never });

    const { payload } = await mutate('createTransfer', FIELDS, INPUT, { actions });

    expect(payload).toEqual({
      operation: { id: operation.id, status: 'IN_DOUBT' },
      replayed: true,
      transfer: null,
      errors: [],
    });
  });

  it('hands on what the provider objects to', async () => {
    const problem = { field: ['amount'], messages: ['too much'], code: 'INSUFFICIENT_FUNDS' } as const;
    const outcome = { operation: null, replayed: false, result: null, errors: [problem] };
    const actions = fakeActions(null, { run: async () => outcome });

    const { payload } = await mutate('createTransfer', FIELDS, INPUT, { actions });

    expect(payload.errors).toEqual([problem]);
  });
});
