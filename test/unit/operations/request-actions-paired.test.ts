import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type CallerView, type Connector, ownCall, type Sources } from '../../../src/datasources/index.js';
import type { CreateTransfer } from '../../../src/domain/commands.js';
import { UpstreamError } from '../../../src/domain/errors.js';
import { RequestActions } from '../../../src/operations/index.js';
import { fakeSources } from '../../support/fake-sources.js';
import { planned } from '../../support/planned.js';
import { aConnection, anAccount, aTransfer } from '../../support/sample-objects.js';
import { NEVER } from '../store/under-test.js';
import { Desk } from './desk.js';
import { COMMAND, CONNECTOR } from './fake-bank.js';

const ACCOUNT = anAccount('from');

describe('a transfer that its provider took without an id', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.close());

  const start = (transfers: Sources['transfers'], transfer: Sources['transfer'] = async () => null) => {
    const { bank, gateway, caller, telemetry } = desk.start('KEY');
    const known = gateway.context.connector('bank') as Connector;
    const port = bank.port;
    const createTransfer = {
      plan: (command: CreateTransfer) => ({ ...planned(port, command), send: async () => null }),
    };
    const connector = { ...known, ports: { createTransfer }, accountsFrom: 'tp-main' };
    const view: CallerView = {
      sources: fakeSources([], { transfers, transfer, node: async () => ACCOUNT }),
      writes: { canChange: async () => true, canReplay: async () => true },
      call: ownCall(NEVER),
      isAccountScoped: false,
      connector: () => connector,
    };
    const { store } = desk.under;
    const parts = { caller, requestId: null, view, journal: gateway.journal, store, telemetry };
    const actions = () => new RequestActions(parts);
    const ask = () =>
      actions().run({
        kind: 'createTransfer',
        connector: 'bank',
        idempotencyKey: 'k',
        command: { ...COMMAND, source: ACCOUNT.id },
      });
    return { ask, actions };
  };

  const fitting = () =>
    aTransfer(randomUUID(), {
      rail: COMMAND.rail,
      amount: COMMAND.amount,
      createdAt: new Date(desk.clock.nowMs()).toISOString(),
      source: { kind: 'Account', id: ACCOUNT.id },
      destination: { kind: 'Account', id: 'to' },
    });

  it('succeeds all the same, and is shown as soon as it is found, once and for all', async () => {
    const found = fitting();
    const transfers = vi.fn<Sources['transfers']>(async () => aConnection([]));
    const { ask } = start(transfers, async (id) => (id === found.id ? found : null));

    const first = await ask();
    transfers.mockResolvedValueOnce(aConnection([found]));
    const second = await ask();
    const third = await ask();

    expect(first).toMatchObject({ operation: { status: 'SUCCEEDED', objectId: null }, result: null });
    expect(second).toMatchObject({ operation: { objectId: found.id }, result: found });
    expect(third).toMatchObject({ operation: { objectId: found.id }, result: found, replayed: true });
    expect(transfers).toHaveBeenCalledTimes(2);
  });

  it('is found when its operation is read, without a repeat of the mutation', async () => {
    const found = fitting();
    const transfers = vi.fn<Sources['transfers']>(async () => aConnection([]));
    const { ask, actions } = start(transfers);
    const { operation } = await ask();

    const unseen = await actions().operation(operation?.id ?? '');
    transfers.mockResolvedValueOnce(aConnection([found]));
    const byKey = await actions().operationByKey('k');
    const again = await actions().operation(operation?.id ?? '');

    expect([unseen?.objectId, byKey?.objectId, again?.objectId]).toEqual([null, found.id, found.id]);
    expect(transfers).toHaveBeenCalledTimes(3);
  });

  it('stays done when the bank that would show it is away', async () => {
    const away = async () => {
      throw new UpstreamError({ connector: CONNECTOR, code: 'UNAVAILABLE', sent: 'yes' });
    };
    const found = fitting();
    const transfers = vi.fn<Sources['transfers']>(away);
    const { ask } = start(transfers, away);

    const first = await ask();
    transfers.mockResolvedValueOnce(aConnection([found]));
    await ask();
    const last = await ask();

    expect(first).toMatchObject({ operation: { status: 'SUCCEEDED' }, result: null, errors: [] });
    expect(last).toMatchObject({ operation: { objectId: found.id }, result: null, errors: [] });
  });
});
