import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecoveryMethod } from '../../../src/datasources/index.js';
import { fromGlobalId } from '../../../src/domain/ids.js';
import { DEFAULT_JOURNAL_SETTINGS } from '../../../src/operations/index.js';
import type { UnderTest } from '../store/under-test.js';
import type { Fate } from './fake-bank.js';
import { JOURNAL_DATABASES } from './in-memory.js';
import { Gateway, startGateway } from './journal-under-test.js';

const { settleWindowMs, horizonMs, reviewAfterMs } = DEFAULT_JOURNAL_SETTINGS;
const DAY = 24 * 60 * 60_000;

describe.each(JOURNAL_DATABASES)('the journal over %s', (_, open) => {
  let under: UnderTest;
  beforeAll(async () => {
    under = await open();
  });
  afterAll(() => under.remove());

  const start = (recoveryMethod: RecoveryMethod, fates?: readonly Fate[]) =>
    startGateway(under, recoveryMethod, fates);
  const recordOf = async (outcome: { operation: { id: string } | null }) =>
    under.store.operations.findById(fromGlobalId(outcome.operation?.id ?? '')?.ref ?? '');

  it('does what is asked once, and gives the recorded answer to the same key from then on', async () => {
    const { bank, gateway } = start('KEY');
    const caller = randomUUID();

    const first = await gateway.ask('k', {}, caller);
    const again = await gateway.ask('k', {}, caller);

    expect(first).toMatchObject({ replayed: false, errors: [], result: bank.effects[0]?.transfer });
    expect(first.operation).toMatchObject({
      status: 'SUCCEEDED',
      provenBy: 'PROVIDER_ANSWER',
      attempts: 1,
      objectId: first.result?.id,
    });
    expect(first.operation?.history.map(({ status }) => status)).toEqual([
      'PENDING',
      'DISPATCHED',
      'SUCCEEDED',
    ]);
    expect(again).toEqual({ ...first, replayed: true });
    expect(bank.effects).toHaveLength(1);
  });

  it('takes 10.0 and 10.00 for the same input, and refuses another amount under the same key', async () => {
    const { bank, gateway } = start('KEY');
    const caller = randomUUID();
    await gateway.ask('k', { userData: { b: 1, a: 2 } }, caller);

    const same = await gateway.ask('k', { userData: { a: 2, b: 1 } }, caller);
    const other = await gateway.ask('k', { amount: { minor: 1001n, currency: 'USD' } }, caller);

    expect(same.replayed).toBe(true);
    expect(other).toMatchObject({ operation: null, errors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] });
    expect(bank.effects).toHaveLength(1);
  });

  it('lets two callers use the same key without meeting', async () => {
    const { bank, gateway } = start('KEY');

    await gateway.ask('k');
    await gateway.ask('k');

    expect(bank.effects).toHaveLength(2);
  });

  it('gives 50 calls at once with one key, over two gateways, one effect and one answer', async () => {
    const { bank, gateway } = start('KEY');
    const other = new Gateway(under.store.operations, under.clock, bank);
    const caller = randomUUID();

    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_each, index) => (index % 2 ? gateway : other).ask('k', {}, caller)),
    );

    expect(bank.effects).toHaveLength(1);
    expect(outcomes.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(outcomes.map(({ replayed: _replayed, ...rest }) => JSON.stringify(rest, text))).size).toBe(
      1,
    );
  });

  it.each(['refuses', 'checks'] as const)(
    'writes nothing down for what is wrong beforehand (%s)',
    async (by) => {
      const { bank, gateway } = start('KEY');
      const errors = [
        { field: ['amount', 'amount'], messages: ['required more than 0'], code: 'INVALID_INPUT' },
      ] as const;
      bank[by] = errors;
      const caller = randomUUID();

      const outcome = await gateway.ask('k', {}, caller);

      expect(outcome).toMatchObject({ operation: null, errors });
      expect(await under.store.operations.findByKey(caller, 'k')).toBeNull();
      expect(bank.sent).toEqual([]);
    },
  );

  it('records a refusal with what the end user is told', async () => {
    const { bank, gateway } = start('KEY', ['refused']);

    const outcome = await gateway.ask('k');

    expect(outcome).toMatchObject({
      operation: { status: 'FAILED', provenBy: 'PROVIDER_ANSWER' },
      result: null,
      errors: [{ code: 'INSUFFICIENT_FUNDS' }],
    });
    expect(bank.effects).toEqual([]);
  });

  it.each<[Fate, string | null]>([
    ['unsent', null],
    ['not-now', 'PROVIDER_ANSWER'],
  ])('says of what was certainly not done that it was not (%s)', async (fate, provenBy) => {
    const { bank, gateway } = start('LIST', [fate]);

    const outcome = await gateway.ask('k');

    expect(outcome).toMatchObject({
      operation: { status: 'FAILED', provenBy },
      errors: [{ code: 'PROVIDER_UNAVAILABLE' }],
    });
    expect(bank.effects).toEqual([]);
  });

  it.each<[RecoveryMethod, Fate, string]>([
    ['KEY', 'lost-after', 'KEYED_REPLAY'],
    ['KEY', 'lost-before', 'KEYED_REPLAY'],
    ['KEY_AND_LIST', 'lost-after', 'FOUND_IN_LIST'],
    ['KEY_AND_LIST', 'lost-before', 'KEYED_REPLAY'],
    ['LIST', 'lost-after', 'FOUND_IN_LIST'],
    ['CONVERGES', 'lost-before', 'CONVERGED'],
    ['CONVERGES', 'lost-after', 'CONVERGED'],
  ])('finds out about a lost answer (%s, %s): %s, one effect', async (recoveryMethod, fate, proof) => {
    const { bank, gateway } = start(recoveryMethod, [fate]);

    const outcome = await gateway.ask('k');
    await gateway.settleAll(1000, 2);

    expect(outcome).toMatchObject({ operation: { status: 'IN_DOUBT' }, result: null, errors: [] });
    expect(await recordOf(outcome)).toMatchObject({ status: 'SUCCEEDED', provenBy: proof });
    expect(bank.effects).toHaveLength(1);
  });

  it('declares that something did not happen after two complete looks a settle window apart, and no sooner', async () => {
    const { bank, gateway } = start('LIST', ['lost-before']);
    const outcome = await gateway.ask('k');

    await gateway.settleAll(1000, 3);
    const early = await recordOf(outcome);
    await gateway.settleAll(settleWindowMs, 1);
    const once = await recordOf(outcome);
    await gateway.settleAll(settleWindowMs, 1);

    expect([early?.status, once?.status]).toEqual(['IN_DOUBT', 'IN_DOUBT']);
    expect(await recordOf(outcome)).toMatchObject({
      status: 'FAILED',
      provenBy: 'ABSENT_FROM_COMPLETE_LIST',
      errors: [{ code: 'PROVIDER_UNAVAILABLE' }],
    });
    expect(bank.sent).toHaveLength(1);
  });

  it('is not fooled by a list that shows new rows late', async () => {
    const { bank, gateway } = start('LIST', ['lost-after']);
    bank.lagMs = 2 * settleWindowMs - 60_000;

    const outcome = await gateway.ask('k');
    await gateway.settleAll(60_000, 12);

    expect(await recordOf(outcome)).toMatchObject({ status: 'SUCCEEDED', provenBy: 'FOUND_IN_LIST' });
    expect(bank.effects).toHaveLength(1);
  });

  it('never sends again blindly, and asks a person once it has looked in vain for long enough', async () => {
    const { bank, gateway } = start('LIST', ['lost-after']);
    bank.listFails = true;

    const outcome = await gateway.ask('k');
    await gateway.settleAll(settleWindowMs, 4);
    const open = await recordOf(outcome);
    await gateway.settleAll(reviewAfterMs, 2);

    expect(open?.status).toBe('IN_DOUBT');
    expect((await recordOf(outcome))?.status).toBe('NEEDS_REVIEW');
    expect(bank.sent).toHaveLength(1);
  });

  it('asks a person where nothing can be found out', async () => {
    const { bank, gateway } = start('NOTHING', ['lost-after']);

    const outcome = await gateway.ask('k');
    await gateway.settleAll(1000, 1);

    expect((await recordOf(outcome))?.status).toBe('NEEDS_REVIEW');
    expect(bank.sent).toHaveLength(1);
  });

  it.each(['horizon', 'credential'])('sends nothing again past the %s of its key', async (what) => {
    const { bank, gateway } = start('KEY', ['lost-after']);
    const outcome = await gateway.ask('k');

    if (what === 'credential') gateway.credential = 'rotated';
    await gateway.settleAll(what === 'horizon' ? horizonMs + 1 : 1000, 1);

    expect((await recordOf(outcome))?.status).toBe('NEEDS_REVIEW');
    expect(bank.sent).toHaveLength(1);
  });

  it('does not let changes of one object overtake each other', async () => {
    const { bank, gateway } = start('CONVERGES', ['lost-before']);
    const id = randomUUID();

    const first = await gateway.change('one', id);
    const second = await gateway.change('two', id);
    await gateway.settleAll(1000, 2);
    const third = await gateway.change('three', id);

    expect(first.operation?.status).toBe('IN_DOUBT');
    expect(second).toMatchObject({ operation: null, errors: [{ code: 'OPERATION_IN_PROGRESS' }] });
    expect((await recordOf(first))?.provenBy).toBe('CONVERGED');
    expect(third.operation?.status).toBe('SUCCEEDED');
    expect(bank.sent).toHaveLength(3);
  });

  it('leaves nothing open after a day, whatever happened', async () => {
    const { gateway } = start('LIST');

    await gateway.settleAll(DAY, 3);

    const { byStatus } = await under.store.operations.counts();
    expect(byStatus).toMatchObject({ PENDING: 0, DISPATCHED: 0, IN_DOUBT: 0 });
  });
});

function text(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
