import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ownCall, type RecoveryMethod, UnexpectedEffectError } from '../../../src/datasources/index.js';
import type { UserError } from '../../../src/domain/operation.js';
import { begin } from '../../../src/operations/begin.js';
import { DEFAULT_JOURNAL_SETTINGS } from '../../../src/operations/index.js';
import { NEVER, newOperation } from '../store/under-test.js';
import { Desk } from './desk.js';
import { COMMAND, type Fate } from './fake-bank.js';

const { leaseMs } = DEFAULT_JOURNAL_SETTINGS;
const STRICTER: UserError = { field: ['from'], messages: ['required an account'], code: 'NOT_FOUND' };
const NOTE = 'the gateway no longer accepts its stored command: from NOT_FOUND';
const ALL: readonly RecoveryMethod[] = ['KEY', 'LIST', 'KEY_AND_LIST', 'CONVERGES', 'NOTHING'];

describe('an operation whose stored command is no longer accepted', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterEach(() => desk.clear());
  afterAll(() => desk.close());

  /** The operation of an attempt that ends so, at a bank that has stricter rules afterwards. */
  const attempted = async (recoveryMethod: RecoveryMethod, fate: Fate) => {
    const { gateway, caller, ...first } = desk.start(recoveryMethod, [fate]);
    await gateway.ask('k', {}, caller).catch(() => undefined);
    const next = desk.start(recoveryMethod);
    next.bank.refuses = [STRICTER];
    desk.clock.advance(leaseMs + 1);
    const ended = async () => (await desk.store.findByKey(caller, 'k')) ?? expect.fail('it is gone');
    return { ...next, first: first.bank, caller, ended };
  };

  it('fails with what is wrong where it was never sent', async () => {
    const { bank, gateway, caller, telemetry } = desk.start('KEY');
    await begin(gateway.context, gateway.askFor('k', caller, COMMAND), { owner: 'gone', target: null });
    bank.refuses = [STRICTER];
    desk.clock.advance(leaseMs + 1);

    expect(await gateway.recover()).toBe(1);

    const record = await desk.store.findByKey(caller, 'k');
    expect(record).toMatchObject({ status: 'FAILED', provenBy: null, attempts: 0, errors: [STRICTER] });
    expect(bank.sent).toEqual([]);
    expect(telemetry.operation).toHaveBeenCalledWith(expect.objectContaining({ status: 'FAILED' }));
  });

  it.each(ALL)('needs a person where its gateway died with it on its way (%s)', async (recoveryMethod) => {
    const { bank, gateway, first, ended } = await attempted(recoveryMethod, 'die-after');

    expect(await gateway.recover()).toBe(1);

    const record = await ended();
    expect(record).toMatchObject({ status: 'NEEDS_REVIEW', provenBy: null, errors: [] });
    expect(await desk.statusesOf(record)).toEqual(['PENDING', 'DISPATCHED', 'IN_DOUBT', 'NEEDS_REVIEW']);
    expect(await desk.store.history(record.id)).toContainEqual(expect.objectContaining({ note: NOTE }));
    expect(first.effects).toHaveLength(1);
    expect(bank.sent).toEqual([]);
  });

  it.each(ALL)('needs a person where its answer was lost (%s)', async (recoveryMethod) => {
    const { bank, gateway, caller, ended } = await attempted(recoveryMethod, 'lost-before');

    expect(await gateway.recover()).toBe(1);

    expect(await ended()).toMatchObject({ status: 'NEEDS_REVIEW', errors: [] });
    expect(bank.sent).toEqual([]);
    expect(await gateway.ask('k', {}, caller)).toMatchObject({
      ...{ replayed: true, errors: [], operation: { status: 'NEEDS_REVIEW' } },
    });
  });

  it('tells a person of the other effect that was seen before', async () => {
    const { bank, gateway, caller } = desk.start('KEY');
    bank.fails = new UnexpectedEffectError('amount', '10.00 USD', '11.00 USD');
    await gateway.ask('k', {}, caller);
    bank.refuses = [STRICTER];
    desk.clock.advance(leaseMs + 1);

    await gateway.recover();

    const record = (await desk.store.findByKey(caller, 'k')) ?? expect.fail('it is gone');
    expect(record.status).toBe('NEEDS_REVIEW');
    expect(await desk.store.history(record.id)).toContainEqual(
      expect.objectContaining({ note: 'amount: required 10.00 USD, arrived 11.00 USD' }),
    );
  });

  it('needs a person as soon as a caller with a token of its own asks again', async () => {
    const { bank, gateway } = desk.start('KEY', ['lost-after'], { callerHeader: 'X-Bank-Token' });
    const ask = gateway.askFor('k', randomUUID(), COMMAND);
    const withToken = { ...ask, call: { ...ownCall(NEVER), callerHeaders: { 'x-bank-token': 'theirs' } } };
    await gateway.journal.run(withToken);
    bank.refuses = [STRICTER];
    desk.clock.advance(60_000);

    const again = await gateway.journal.run(withToken);

    expect(again).toMatchObject({ replayed: true, errors: [], operation: { status: 'NEEDS_REVIEW' } });
    expect(bank.sent).toHaveLength(1);
  });
});

describe('an operation whose stored command cannot be read', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.close());

  it('does not keep the others of its round from being settled, and is told of', async () => {
    const { gateway, caller, telemetry } = desk.start('KEY', ['lost-after']);
    await gateway.ask('k', {}, caller);
    const odd = await desk.store.begin(newOperation({ connector: 'bank', input: 'no JSON' }));
    desk.clock.advance(leaseMs + 1);

    expect(await gateway.recover()).toBe(2);

    expect((await desk.store.findByKey(caller, 'k'))?.status).toBe('SUCCEEDED');
    expect((await desk.store.findById(odd.record.id))?.status).toBe('PENDING');
    expect(telemetry.log).toHaveBeenCalledWith(
      'error',
      'an operation could not be settled',
      expect.objectContaining({ operationId: odd.record.id }),
    );
  });
});
