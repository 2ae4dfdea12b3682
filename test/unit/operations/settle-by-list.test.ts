import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_JOURNAL_SETTINGS } from '../../../src/operations/index.js';
import { settle } from '../../../src/operations/settle.js';
import type { OperationRecord } from '../../../src/store/index.js';
import { Desk } from './desk.js';
import type { Fate } from './fake-bank.js';
import type { Gateway } from './journal-under-test.js';

const { leaseMs, settleWindowMs, reviewAfterMs } = DEFAULT_JOURNAL_SETTINGS;
const UNCLEAR = { kind: 'unclear', why: 'a page is missing' } as const;

describe('settling by the provider’s own list', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.close());

  const inDoubt = async (fate: Fate = 'lost-before') => {
    const started = desk.start('LIST', [fate]);
    const record = await desk.recordOf(await started.gateway.ask('k'));
    // Moves of one moment are written down a millisecond apart.
    desk.clock.advance(Date.parse(record.updatedAt) - desk.clock.nowMs());
    return { ...started, record };
  };
  /** Looks once, after so much time. */
  const lookAfter = async (ms: number, gateway: Gateway, record: OperationRecord) => {
    desk.clock.advance(ms);
    return settle(gateway.context, await desk.take(gateway, record));
  };
  const found = async ({ id }: OperationRecord) => desk.store.findById(id);

  it('finds what was done, and never sends again', async () => {
    const { bank, gateway, record } = await inDoubt('lost-after');

    const settled = await lookAfter(0, gateway, record);

    expect(settled).toMatchObject({ status: 'SUCCEEDED', provenBy: 'FOUND_IN_LIST', attempts: 1 });
    expect(bank.sent).toHaveLength(1);
    expect(gateway.observed.map(({ id }) => id)).toEqual([settled.objectId]);
  });

  it('calls it not done after two complete looks a settle window apart, and says so', async () => {
    const { bank, gateway, record } = await inDoubt();

    const first = await lookAfter(settleWindowMs, gateway, record);
    const early = await lookAfter(settleWindowMs - 1, gateway, record);
    const last = await lookAfter(1, gateway, record);

    expect([first.status, early.status]).toEqual(['IN_DOUBT', 'IN_DOUBT']);
    expect(last).toMatchObject({
      status: 'FAILED',
      provenBy: 'ABSENT_FROM_COMPLETE_LIST',
      errors: [{ code: 'PROVIDER_UNAVAILABLE', messages: [expect.stringContaining('nothing was done')] }],
    });
    expect(bank.sent).toHaveLength(1);
  });

  it('does not count a look within the first settle window', async () => {
    const { gateway, record } = await inDoubt();

    await lookAfter(settleWindowMs - 1, gateway, record);
    const second = await lookAfter(settleWindowMs, gateway, record);
    const third = await lookAfter(settleWindowMs, gateway, record);

    expect(second.status).toBe('IN_DOUBT');
    expect(third.status).toBe('FAILED');
  });

  it('begins the first settle window when the lease of a gateway that has gone ends', async () => {
    const { bank, gateway, caller } = desk.start('LIST', ['die-before']);
    await gateway.ask('k', {}, caller).catch(() => undefined);
    const record = (await desk.store.findByKey(caller, 'k')) as OperationRecord;
    const next = desk.start('LIST').gateway;

    await lookAfter(leaseMs, next, record);
    await lookAfter(settleWindowMs - 1, next, record);
    const counted = await lookAfter(1, next, record);
    const last = await lookAfter(settleWindowMs, next, record);

    expect([counted.status, last.status]).toEqual(['IN_DOUBT', 'FAILED']);
    expect(bank.effects).toEqual([]);
  });

  it('finds in the second look what the first did not show yet', async () => {
    const { bank, gateway, record } = await inDoubt('lost-after');
    bank.lagMs = settleWindowMs + 60_000;

    const first = await lookAfter(settleWindowMs, gateway, record);
    const second = await lookAfter(settleWindowMs, gateway, record);

    expect(first.status).toBe('IN_DOUBT');
    expect(second).toMatchObject({ status: 'SUCCEEDED', provenBy: 'FOUND_IN_LIST' });
  });

  it.each(['unclear', 'failed'])('takes a list that is %s for no proof, however often', async (what) => {
    const { bank, gateway, record } = await inDoubt();
    if (what === 'unclear') bank.finding = UNCLEAR;
    else bank.listFails = true;

    for (let look = 0; look < 4; look += 1) await lookAfter(settleWindowMs, gateway, record);
    const inVain = await found(record);
    bank.finding = null;
    bank.listFails = false;
    const first = await lookAfter(settleWindowMs, gateway, record);
    const second = await lookAfter(settleWindowMs, gateway, record);

    expect([inVain?.status, first.status, second.status]).toEqual(['IN_DOUBT', 'IN_DOUBT', 'FAILED']);
  });

  it('does not end with a look that is not complete', async () => {
    const { bank, gateway, record } = await inDoubt();
    await lookAfter(settleWindowMs, gateway, record);
    bank.finding = UNCLEAR;

    const second = await lookAfter(settleWindowMs, gateway, record);

    expect(second.status).toBe('IN_DOUBT');
  });

  it('looks ever less often, at last once a minute', async () => {
    const { bank, gateway, record } = await inDoubt();
    bank.finding = UNCLEAR;
    const pauses: number[] = [];

    for (let look = 0; look < 9; look += 1) {
      await lookAfter(0, gateway, record);
      const { notBefore, lease } = (await found(record)) as OperationRecord;
      expect(lease).toBeNull();
      pauses.push((Date.parse(notBefore ?? '') - desk.clock.nowMs()) / 1000);
    }

    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('asks a person when it has looked in vain for long enough, with the reason', async () => {
    const { bank, gateway, telemetry, record } = await inDoubt();
    bank.finding = UNCLEAR;
    await lookAfter(0, gateway, record);

    const open = await lookAfter(reviewAfterMs, gateway, record);
    const given = await lookAfter(1, gateway, record);

    expect([open.status, given.status]).toEqual(['IN_DOUBT', 'NEEDS_REVIEW']);
    expect((await desk.store.history(record.id)).at(-1)?.note).toBe('a page is missing');
    expect(telemetry.log).toHaveBeenLastCalledWith('error', 'operation NEEDS_REVIEW', expect.anything());
    expect(bank.sent).toHaveLength(1);
  });
});
