import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecoveryMethod } from '../../../src/datasources/index.js';
import { createRecovery, DEFAULT_JOURNAL_SETTINGS } from '../../../src/operations/index.js';
import type { UnderTest } from '../store/under-test.js';
import type { Fate } from './fake-bank.js';
import { JOURNAL_DATABASES } from './in-memory.js';
import { Gateway, startGateway } from './journal-under-test.js';

const { leaseMs, settleWindowMs } = DEFAULT_JOURNAL_SETTINGS;

describe.each(JOURNAL_DATABASES)('what a gateway leaves behind, over %s', (_, open) => {
  let under: UnderTest;
  beforeAll(async () => {
    under = await open();
  });
  afterAll(() => under.remove());

  const start = (recoveryMethod: RecoveryMethod, fates?: readonly Fate[]) =>
    startGateway(under, recoveryMethod, fates);

  it.each<[RecoveryMethod, Fate, number]>([
    ['KEY', 'die-after', 1],
    ['KEY', 'die-before', 1],
    ['KEY_AND_LIST', 'die-after', 1],
    ['LIST', 'die-after', 1],
    ['LIST', 'die-before', 0],
  ])('settles what a gateway that died has left behind (%s, %s)', async (recoveryMethod, fate, effects) => {
    const { bank, gateway } = start(recoveryMethod, [fate]);
    const caller = randomUUID();
    await expect(gateway.ask('k', {}, caller)).rejects.toThrow('dead');

    const next = new Gateway(under.store.operations, under.clock, bank);
    await next.settleAll(leaseMs + 1, 1);
    await next.settleAll();

    const record = await under.store.operations.findByKey(caller, 'k');
    expect(record?.status).toBe(effects === 1 ? 'SUCCEEDED' : 'FAILED');
    expect(bank.effects).toHaveLength(effects);
    expect(await next.ask('k', {}, caller)).toMatchObject({ replayed: true });
    expect(bank.effects).toHaveLength(effects);
  });

  it('lets nobody claim what a gateway still works on, and stops a gateway that woke up too late', async () => {
    const { bank, gateway } = start('LIST');
    const other = new Gateway(under.store.operations, under.clock, bank);
    const caller = randomUUID();
    // Frozen between the committed DISPATCHED and the first byte, past its lease and two settle windows.
    let thaw: () => void = () => undefined;
    const frozen = new Promise<void>((resolve) => {
      thaw = resolve;
    });
    let view: () => void = () => undefined;
    const atTheBrink = new Promise<void>((resolve) => {
      view = resolve;
    });
    Object.assign(gateway.context, {
      store: new Proxy(gateway.context.store, {
        get: (target, name) =>
          name === 'holdsLease'
            ? async (...args: [string, string, number]) => {
                view();
                await frozen;
                return target.holdsLease(args[0], args[1], under.clock.nowMs());
              }
            : Reflect.get(target, name),
      }),
    });

    const asked = gateway.ask('k', {}, caller);
    await atTheBrink;
    expect(await other.recover()).toBe(0);
    under.clock.advance(leaseMs + 1);
    await other.settleAll(settleWindowMs, 4);
    const declared = await under.store.operations.findByKey(caller, 'k');
    thaw();
    await asked;

    expect(declared?.status).toBe('FAILED');
    expect(bank.effects).toEqual([]);
    expect((await under.store.operations.findByKey(caller, 'k'))?.status).toBe('FAILED');
  });

  it('settles what is in doubt at a connector as soon as it is woken, although it is not due', async () => {
    const { bank, gateway } = start('LIST', ['lost-after']);
    const caller = randomUUID();
    await gateway.ask('k', {}, caller);
    const before = await under.store.operations.findByKey(caller, 'k');

    await createRecovery(gateway.context).wake('elsewhere');
    const untouched = await under.store.operations.findByKey(caller, 'k');
    await createRecovery(gateway.context).wake('bank');

    expect([before?.status, untouched?.status]).toEqual(['IN_DOUBT', 'IN_DOUBT']);
    expect(Date.parse(before?.notBefore ?? '')).toBeGreaterThan(under.clock.nowMs());
    expect((await under.store.operations.findByKey(caller, 'k'))?.status).toBe('SUCCEEDED');
    expect(bank.effects).toHaveLength(1);
  });
});
