import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownCall } from '../../../src/datasources/index.js';
import { Desk, signal } from './desk.js';
import { COMMAND } from './fake-bank.js';

const IN_PROGRESS = { errors: [{ code: 'OPERATION_IN_PROGRESS' }], replayed: true, result: null };

describe('a second call while the first runs', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.close());

  /** A first call that is on its way to the bank until `answer` is given. */
  const running = async (given: { readonly waitMs?: number } = {}) => {
    const { bank, gateway, caller } = desk.start('KEY', [], given);
    const [sent, answer] = [signal(), signal()];
    bank.onSend = async () => {
      sent.give();
      await answer.given;
    };
    const first = gateway.ask('k', {}, caller);
    await sent.given;
    return { bank, gateway, caller, first, answer };
  };

  it('waits for it and gives the same, as replayed', async () => {
    const { bank, gateway, caller, first, answer } = await running();

    const second = gateway.ask('k', {}, caller);
    answer.give();

    expect((await first).operation?.status).toBe('SUCCEEDED');
    expect(await second).toEqual({ ...(await first), replayed: true });
    expect(bank.sent).toHaveLength(1);
  });

  it('is told that it runs when the wait is over', async () => {
    const { bank, gateway, caller, first, answer } = await running({ waitMs: 20 });

    const second = gateway.ask('k', {}, caller);
    // The lease of the first call, and the wait and the poll of the second.
    await desk.clock.sleepers(3);
    desk.clock.advance(20);

    expect(await second).toMatchObject({ ...IN_PROGRESS, operation: { status: 'DISPATCHED' } });
    answer.give();
    await first;
    expect(bank.sent).toHaveLength(1);
  });

  it('waits no longer than its own request', async () => {
    const { gateway, caller, first, answer } = await running({ waitMs: 600_000 });
    const leaving = new AbortController();
    const ask = { ...gateway.askFor('k', caller, COMMAND), call: ownCall(leaving.signal) };

    const second = gateway.journal.run(ask);
    leaving.abort();

    expect(await second).toMatchObject(IN_PROGRESS);
    answer.give();
    await first;
  });

  it('is refused at once when it asks for something else', async () => {
    const { gateway, caller, first, answer } = await running();

    const second = await gateway.ask('k', { description: 'else' }, caller);

    expect(second).toMatchObject({ operation: null, errors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] });
    answer.give();
    await first;
  });

  it('does not stop it by leaving', async () => {
    const { bank, gateway, caller } = desk.start('KEY');
    const leaving = new AbortController();
    let isStopped: boolean | null = null;
    bank.onSend = ({ call }) => {
      leaving.abort();
      isStopped = call.signal.aborted;
    };
    const ask = { ...gateway.askFor('k', caller, COMMAND), call: ownCall(leaving.signal) };

    const outcome = await gateway.journal.run(ask);

    expect(isStopped).toBe(false);
    expect(outcome.operation?.status).toBe('SUCCEEDED');
  });
});

describe('a call that comes later', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.close());

  it.each(['refused', 'unsent', 'lost-after'] as const)('gives what was recorded (%s)', async (fate) => {
    const { bank, gateway, caller } = desk.start('LIST', [fate]);
    const first = await gateway.ask('k', {}, caller);
    const sent = bank.sent.length;

    const second = await gateway.ask('k', {}, caller);

    expect(second).toEqual({ ...first, replayed: true });
    expect(bank.sent).toHaveLength(sent);
  });

  it('gives it though what was true then is so no more', async () => {
    const { bank, gateway, caller } = desk.start('KEY');
    const first = await gateway.ask('k', {}, caller);
    bank.checks = [{ field: ['from'], messages: ['closed'], code: 'INVALID_INPUT' }];
    const ask = gateway.askFor('k', caller, COMMAND);

    const second = await gateway.journal.run({
      ...ask,
      problems: async () => [{ field: ['from'], messages: ['gone'], code: 'NOT_FOUND' }],
    });

    expect(second).toEqual({ ...first, replayed: true });
  });

  it('finds one that came between its checks and its writing down', async () => {
    const { bank, gateway, caller } = desk.start('KEY');
    const ask = gateway.askFor('k', caller, COMMAND);

    const late = await gateway.journal.run({
      ...ask,
      problems: async () => {
        await gateway.ask('k', {}, caller);
        return [{ field: ['from'], messages: ['already paid out'], code: 'INVALID_INPUT' }];
      },
    });

    expect(late).toMatchObject({ replayed: true, errors: [], operation: { status: 'SUCCEEDED' } });
    expect(bank.effects).toHaveLength(1);
  });

  it('asks for nothing that the connector does not offer, nor for what is out of reach', async () => {
    const { bank, gateway, caller } = desk.start('KEY');
    const ask = gateway.askFor('k', caller, COMMAND);
    const gone = { field: ['from'], messages: ['required more'], code: 'NOT_FOUND' } as const;
    bank.checks = [{ field: ['amount'], messages: ['never asked'], code: 'INVALID_INPUT' }];

    const without = await gateway.journal.run({ ...ask, connector: { ...ask.connector, ports: {} } });
    const outOfReach = await gateway.journal.run({ ...ask, problems: async () => [gone] });

    expect(without).toMatchObject({ operation: null, errors: [{ code: 'CAPABILITY_UNSUPPORTED' }] });
    expect(outOfReach).toMatchObject({ operation: null, errors: [gone] });
    expect(await desk.store.findByKey(caller, 'k')).toBeNull();
  });
});
