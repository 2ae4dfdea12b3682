import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RecoveryMethod, UnexpectedEffectError } from '../../../src/datasources/index.js';
import { begin } from '../../../src/operations/begin.js';
import { DEFAULT_JOURNAL_SETTINGS } from '../../../src/operations/index.js';
import { settle } from '../../../src/operations/settle.js';
import type { OperationRecord } from '../../../src/store/index.js';
import { Desk } from './desk.js';
import { COMMAND, type Fate } from './fake-bank.js';
import type { Gateway } from './journal-under-test.js';

const { horizonMs, settleWindowMs } = DEFAULT_JOURNAL_SETTINGS;

describe('settling what is open', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.close());

  /** An operation whose answer was lost. */
  const inDoubt = async (recoveryMethod: RecoveryMethod, fate: Fate = 'lost-before') => {
    const started = desk.start(recoveryMethod, [fate]);
    const record = await desk.recordOf(await started.gateway.ask('k'));
    // Moves of one moment are written down a millisecond apart.
    desk.clock.advance(Date.parse(record.updatedAt) - desk.clock.nowMs());
    return { ...started, record };
  };
  /** An operation whose gateway died with the request on its way. */
  const left = async (recoveryMethod: RecoveryMethod, fate: 'die-before' | 'die-after') => {
    const { bank, gateway, caller } = desk.start(recoveryMethod, [fate]);
    await gateway.ask('k', {}, caller).catch(() => undefined);
    const record = (await desk.store.findByKey(caller, 'k')) as OperationRecord;
    const next = desk.start(recoveryMethod);
    return { bank: Object.assign(next.bank, { effects: bank.effects }), gateway: next.gateway, record };
  };
  const settleNow = async (gateway: Gateway, record: OperationRecord) =>
    settle(gateway.context, await desk.take(gateway, record));

  describe('that was written down and not sent', () => {
    const pending = async () => {
      const { gateway, caller, ...rest } = desk.start('LIST');
      const ask = gateway.askFor('k', caller, COMMAND);
      const begun = await begin(gateway.context, ask, { owner: 'gone', target: null });
      if (begun === 'busy') throw new Error('required an operation');
      return { gateway, record: begun.record, ...rest };
    };

    it('sends it: it is still wanted', async () => {
      const { bank, gateway, record } = await pending();
      desk.clock.advance(horizonMs);

      const settled = await settleNow(gateway, record);

      expect(settled).toMatchObject({ status: 'SUCCEEDED', attempts: 1, provenBy: 'PROVIDER_ANSWER' });
      expect(bank.effects).toHaveLength(1);
    });

    it('gives it up when too much time has passed, and says that nothing was done', async () => {
      const { bank, gateway, record } = await pending();
      desk.clock.advance(horizonMs + 1);

      const settled = await settleNow(gateway, record);

      expect(settled).toMatchObject({
        status: 'FAILED',
        provenBy: null,
        errors: [{ code: 'PROVIDER_UNAVAILABLE', messages: [expect.stringContaining('nothing was done')] }],
      });
      expect(await desk.statusesOf(settled)).toEqual(['PENDING', 'FAILED']);
      expect(bank.sent).toEqual([]);
    });
  });

  it('notes that a gateway which has gone leaves its outcome open', async () => {
    const { gateway, record } = await left('LIST', 'die-before');

    const settled = await settleNow(gateway, record);

    expect(settled.status).toBe('IN_DOUBT');
    expect((await desk.store.history(record.id)).at(-1)).toMatchObject({
      status: 'IN_DOUBT',
      note: 'the gateway that sent it has not said what came of it',
    });
  });

  it('does nothing with what another holds', async () => {
    const { bank, gateway, record } = await left('KEY', 'die-before');
    const work = await desk.take(gateway, record);

    const settled = await settle(gateway.context, { ...work, owner: 'somebody else' });

    expect(settled).toEqual(work.record);
    expect(bank.sent).toEqual([]);
  });

  it('sends nothing again when something else was done than was asked for', async () => {
    const { bank, gateway } = desk.start('KEY_AND_LIST');
    bank.fails = new UnexpectedEffectError('amount', '10.00 USD', '100.00 USD');
    const record = await desk.recordOf(await gateway.ask('k'));
    bank.fails = null;

    const settled = await settleNow(gateway, record);

    expect(settled.status).toBe('NEEDS_REVIEW');
    expect((await desk.store.history(record.id)).at(-1)?.note).toContain('required 10.00 USD, arrived 100');
    expect(bank.sent).toEqual([]);
  });

  describe('where nothing can be found out', () => {
    it('asks a person, with a metric and an error in the log', async () => {
      const { bank, gateway, telemetry, record } = await inDoubt('NOTHING', 'lost-after');
      const { id, kind, connector } = record;

      const settled = await settleNow(gateway, record);

      const status = 'NEEDS_REVIEW';
      expect(settled).toMatchObject({ status, lease: null, provenBy: null, errors: [] });
      expect(telemetry.operation).toHaveBeenLastCalledWith({ connector, kind, status });
      const fields = { operationId: id, kind, connector, provenBy: null };
      expect(telemetry.log).toHaveBeenLastCalledWith('error', 'operation NEEDS_REVIEW', fields);
      expect(bank.sent).toHaveLength(1);
    });
  });

  describe('where the provider honours a key', () => {
    it('sends the same again up to the last moment of the horizon', async () => {
      const { bank, gateway, record } = await inDoubt('KEY', 'lost-after');
      desk.clock.advance(Date.parse(record.horizon ?? '') - desk.clock.nowMs());

      const settled = await settleNow(gateway, record);

      expect(settled).toMatchObject({ status: 'SUCCEEDED', provenBy: 'KEYED_REPLAY' });
      expect(bank.sent[1]).toEqual(bank.sent[0]);
      expect(bank.effects).toHaveLength(1);
    });

    it.each(['horizon', 'credential'])('asks a person past the %s of the key', async (what) => {
      const { bank, gateway, record } = await inDoubt('KEY', 'lost-after');
      if (what === 'credential') gateway.credential = 'rotated';
      else desk.clock.advance(horizonMs + 1);

      const settled = await settleNow(gateway, record);

      expect(settled.status).toBe('NEEDS_REVIEW');
      expect(bank.sent).toHaveLength(1);
    });
  });

  describe('where it honours a key and lists what was done', () => {
    it('looks first, since a look cannot pay twice', async () => {
      const { bank, gateway, record } = await inDoubt('KEY_AND_LIST', 'lost-after');

      const settled = await settleNow(gateway, record);

      expect(settled).toMatchObject({ status: 'SUCCEEDED', provenBy: 'FOUND_IN_LIST', attempts: 1 });
      expect(settled.objectId).toBe(bank.effects[0]?.transfer.id);
    });

    it('sends nothing while the list cannot be read whole', async () => {
      const { bank, gateway, record } = await inDoubt('KEY_AND_LIST');
      bank.finding = { kind: 'unclear', why: 'a page is missing' };

      await settleNow(gateway, record);
      bank.finding = null;
      bank.listFails = true;
      await settleNow(gateway, record);

      expect(bank.sent).toHaveLength(1);
    });

    it.each(['horizon', 'credential'])('leaves it to the list past the %s of the key', async (what) => {
      const { bank, gateway, record } = await inDoubt('KEY_AND_LIST');
      if (what === 'credential') gateway.credential = 'rotated';
      desk.clock.advance(what === 'credential' ? settleWindowMs : horizonMs + 1);

      const open = await settleNow(gateway, record);
      desk.clock.advance(settleWindowMs);
      const settled = await settleNow(gateway, record);

      expect(open.status).toBe('IN_DOUBT');
      expect(settled).toMatchObject({ status: 'FAILED', provenBy: 'ABSENT_FROM_COMPLETE_LIST' });
      expect(bank.sent).toHaveLength(1);
    });

    it('counts nothing that it saw before a repeat', async () => {
      const { bank, gateway, record } = await inDoubt('KEY_AND_LIST');
      gateway.credential = 'rotated';
      desk.clock.advance(settleWindowMs);
      await settleNow(gateway, record);
      gateway.credential = 'first';
      bank.fates = ['lost-after'];
      bank.lagMs = settleWindowMs + 60_000;
      await settleNow(gateway, record);

      gateway.credential = 'rotated';
      desk.clock.advance(settleWindowMs);
      const open = await settleNow(gateway, record);

      expect(bank.effects).toHaveLength(1);
      expect(open.status).toBe('IN_DOUBT');
    });

    it('fails with what a repeat was refused with once it is absent, and repeats it no more', async () => {
      const { bank, gateway, record } = await inDoubt('KEY_AND_LIST');
      bank.fates = ['refused'];

      await settleNow(gateway, record);
      for (const more of [10, 20]) {
        desk.clock.advance(settleWindowMs + more);
        await settleNow(gateway, record);
      }

      expect(await desk.store.findById(record.id)).toMatchObject({
        status: 'FAILED',
        provenBy: 'ABSENT_FROM_COMPLETE_LIST',
        errors: [{ code: 'INSUFFICIENT_FUNDS' }],
      });
      expect(bank.sent).toHaveLength(2);
    });
  });

  it('passes on what is no failure of the provider', async () => {
    const { bank, gateway, record } = await inDoubt('LIST');
    const work = await desk.take(gateway, record);
    const find = async () => {
      throw new TypeError('a bug');
    };

    await expect(settle(gateway.context, { ...work, write: { ...work.write, find } })).rejects.toThrow('bug');

    expect((await desk.store.findById(record.id))?.status).toBe('IN_DOUBT');
    expect(bank.sent).toHaveLength(1);
  });
});
