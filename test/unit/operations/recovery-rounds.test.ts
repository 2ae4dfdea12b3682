import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createRecovery, DEFAULT_JOURNAL_SETTINGS } from '../../../src/operations/index.js';
import { NEVER, newOperation } from '../store/under-test.js';
import { Desk, signal } from './desk.js';

const { leaseMs, roundMs } = DEFAULT_JOURNAL_SETTINGS;

describe('a round of recovery', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterEach(() => desk.clear());
  afterAll(() => desk.close());

  it('takes each operation once, however many gateways look at once', async () => {
    const { bank, gateway } = desk.start('KEY', Array(12).fill('lost-before'));
    await Promise.all(Array.from({ length: 12 }, (_, each) => gateway.ask(`k${each}`)));
    desk.clock.advance(2000);
    const gateways = Array.from({ length: 6 }, () => gateway);

    const taken = await Promise.all(gateways.map((each) => each.recover()));

    expect(taken.reduce((sum, count) => sum + count)).toBe(12);
    expect(Math.max(...taken)).toBeLessThanOrEqual(8);
    expect(bank.sent).toHaveLength(24);
    expect(bank.effects).toHaveLength(12);
    expect(await gateway.recover()).toBe(0);
  });

  it('leaves alone what its gateway works on, until the lease has run out', async () => {
    const { bank, gateway } = desk.start('KEY');
    const [sent, answer] = [signal(), signal()];
    bank.onSend = async () => {
      sent.give();
      await answer.given;
    };
    const first = gateway.ask('k');
    await sent.given;

    desk.clock.advance(leaseMs - 1);
    expect(await gateway.recover()).toBe(0);
    bank.onSend = () => undefined;
    desk.clock.advance(1);
    expect(await gateway.recover()).toBe(1);

    answer.give();
    expect((await first).operation?.status).toBe('SUCCEEDED');
    expect(bank.effects).toHaveLength(1);
  });

  it('leaves what it does not know how to do to another gateway, and says so', async () => {
    const { gateway, telemetry } = desk.start('KEY');
    const { id } = (await desk.store.begin(newOperation({ connector: 'elsewhere' }))).record;
    const noPort = (await desk.store.begin(newOperation({ connector: 'bank', kind: 'issueCard' }))).record;

    expect(await gateway.recover()).toBe(2);
    expect(await gateway.recover()).toBe(0);

    for (const [operationId, connector] of [
      [id, 'elsewhere'],
      [noPort.id, 'bank'],
    ] as const) {
      const fields = { operationId, connector };
      expect(telemetry.log).toHaveBeenCalledWith('error', 'an open operation has no connector here', fields);
      expect(await desk.store.findById(operationId)).toMatchObject({ status: 'PENDING', lease: null });
    }
    desk.clock.advance(leaseMs);
    expect(await gateway.recover()).toBe(2);
  });

  it('goes on with the others when one cannot be settled, and comes back to it', async () => {
    const { gateway, telemetry } = desk.start('KEY', ['lost-before', 'lost-before']);
    const broken = await desk.recordOf(await gateway.ask('a'));
    const other = await desk.recordOf(await gateway.ask('b'));
    desk.clock.advance(2000);
    const { store } = gateway.context;
    const move: typeof store.move = (id, change) =>
      id === broken.id ? Promise.reject(new Error('a bug')) : store.move(id, change);
    const failing = { ...gateway.context, store: { ...store, ...desk.store, move } };

    await createRecovery(failing).round(NEVER);

    expect((await desk.store.findById(other.id))?.status).toBe('SUCCEEDED');
    expect(telemetry.log).toHaveBeenCalledWith('error', 'an operation could not be settled', {
      operationId: broken.id,
      err: new Error('a bug'),
    });
    desk.clock.advance(leaseMs);
    await gateway.recover();
    expect((await desk.store.findById(broken.id))?.status).toBe('SUCCEEDED');
  });
});

describe('recovery', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.close());

  it('goes round after round, with a pause when there is nothing more to do, until it is stopped', async () => {
    const { gateway } = desk.start('KEY', ['lost-before']);
    const recovery = createRecovery(gateway.context);
    recovery.start();
    await desk.clock.sleepers(1);
    const record = await desk.recordOf(await gateway.ask('k'));
    const changed = desk.store.waitForChange(record.id, record.updatedAt, NEVER);

    desk.clock.advance(2 * roundMs);

    expect((await changed).status).toBe('DISPATCHED');
    await recovery.stop();
    expect((await desk.store.findById(record.id))?.status).toBe('SUCCEEDED');
    expect(desk.clock.slept).toContain(roundMs);
  });

  it('outlives a store that is away', async () => {
    const { gateway, telemetry } = desk.start('KEY');
    const away = signal();
    const claim = () => {
      away.give();
      return Promise.reject(new Error('away'));
    };
    const recovery = createRecovery({ ...gateway.context, store: { ...desk.store, claim } });

    recovery.start();
    await away.given;
    await recovery.stop();

    const fields = { err: new Error('away') };
    expect(telemetry.log).toHaveBeenCalledWith('warn', 'a round of recovery failed', fields);
  });
});
