import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UnexpectedEffectError } from '../../../src/datasources/index.js';
import { UpstreamError, type UpstreamErrorDetails } from '../../../src/domain/errors.js';
import { Desk, OWNER, signal } from './desk.js';
import { CONNECTOR } from './fake-bank.js';

const ACCOUNT_NUMBER = '9900112233445566';

describe('one attempt', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.close());

  it('is committed before the first byte, with its horizon and the credential that it goes out under', async () => {
    const { bank, gateway, caller } = desk.start('KEY');
    const { settings } = gateway.context;
    let seen: unknown = null;
    bank.onSend = async () => {
      seen = await desk.store.findByKey(caller, 'k');
    };

    await gateway.ask('k', {}, caller);

    expect(seen).toMatchObject({
      status: 'DISPATCHED',
      attempts: 1,
      credentialFingerprint: 'first',
      horizon: new Date(desk.clock.nowMs() + settings.horizonMs).toISOString(),
      lease: { until: new Date(desk.clock.nowMs() + settings.leaseMs).toISOString() },
    });
  });

  it('must be sent and answered before its lease ends', async () => {
    const { bank, gateway } = desk.start('KEY');
    const { leaseMs, marginMs } = gateway.context.settings;
    let notAfterMs = 0;
    bank.onSend = ({ guard }) => {
      notAfterMs = guard.notAfterMs;
    };

    await gateway.ask('k');

    expect(marginMs).toBeGreaterThan(0);
    expect(notAfterMs).toBe(desk.clock.nowMs() + leaseMs - marginMs);
  });

  it('is told just before the first byte whether the operation is still its own', async () => {
    const { bank, gateway, caller } = desk.start('KEY');
    const told: boolean[] = [];
    bank.onSend = async ({ guard }) => {
      told.push(await guard.isOurs());
      const record = await desk.store.findByKey(caller, 'k');
      if (record) await desk.take(gateway, record);
      told.push(await guard.isOurs());
    };

    const outcome = await gateway.ask('k', {}, caller);

    expect(told).toEqual([true, false]);
    expect(bank.sent).toEqual([]);
    expect(outcome).toMatchObject({
      operation: { status: 'DISPATCHED' },
      errors: [{ code: 'OPERATION_IN_PROGRESS' }],
    });
    expect((await desk.recordOf(outcome)).lease?.owner).toBe(OWNER);
  });

  it('is not its own once the lease has run out, though nobody has claimed it', async () => {
    const { bank, gateway } = desk.start('KEY');
    const told: boolean[] = [];
    bank.onSend = async ({ guard }) => {
      desk.clock.advance(gateway.context.settings.leaseMs - 1);
      told.push(await guard.isOurs());
      desk.clock.advance(1);
      told.push(await guard.isOurs());
    };

    await gateway.ask('k');

    expect(told).toEqual([true, false]);
    expect(bank.sent).toEqual([]);
  });

  it('changes nothing when its answer comes after another has decided', async () => {
    const { bank, gateway, caller } = desk.start('LIST');
    bank.onSend = async () => {
      const record = await desk.store.findByKey(caller, 'k');
      if (!record) throw new Error('there is no operation');
      const { id } = record;
      await desk.store.move(id, { from: 'DISPATCHED', to: 'IN_DOUBT', lease: null });
      const changes = { provenBy: 'ABSENT_FROM_COMPLETE_LIST', errors: [] } as const;
      await desk.store.move(id, { from: 'IN_DOUBT', to: 'FAILED', changes });
      bank.onSend = () => undefined;
      throw new UpstreamError({ connector: CONNECTOR, code: 'REJECTED', sent: 'yes' });
    };

    const outcome = await gateway.ask('k', {}, caller);

    expect(outcome).toMatchObject({
      operation: { status: 'FAILED', provenBy: 'ABSENT_FROM_COMPLETE_LIST' },
      errors: [],
    });
  });

  it('records what it made, sealed, and of what it was the subject', async () => {
    const { bank, gateway, caller } = desk.start('KEY');
    bank.more = { description: `to ${ACCOUNT_NUMBER}` };

    const outcome = await gateway.ask('k', {}, caller);

    expect(outcome.result?.description).toContain(ACCOUNT_NUMBER);
    expect(await desk.recordOf(outcome)).toMatchObject({ objectId: outcome.result?.id, lease: null });
    const { rows } = await sql`select * from operations where caller = ${caller}`.execute(
      desk.under.database.sql,
    );
    const cells = Object.values(rows[0] as object);
    const text = cells.map((cell) => (cell instanceof Uint8Array ? Buffer.from(cell) : String(cell))).join();
    expect(text).toContain(outcome.result?.id);
    expect(text).not.toContain(ACCOUNT_NUMBER);
  });

  it.each<[Pick<UpstreamErrorDetails, 'code' | 'sent'>, string, string | null, string | undefined]>([
    [{ code: 'UNAVAILABLE', sent: 'no' }, 'FAILED', null, 'PROVIDER_UNAVAILABLE'],
    [{ code: 'CIRCUIT_OPEN', sent: 'no' }, 'FAILED', null, 'PROVIDER_UNAVAILABLE'],
    [{ code: 'UNAUTHORIZED', sent: 'yes' }, 'FAILED', 'PROVIDER_ANSWER', 'PROVIDER_UNAVAILABLE'],
    [{ code: 'RATE_LIMITED', sent: 'yes' }, 'FAILED', 'PROVIDER_ANSWER', 'PROVIDER_UNAVAILABLE'],
    [{ code: 'REJECTED', sent: 'yes' }, 'FAILED', 'PROVIDER_ANSWER', 'INSUFFICIENT_FUNDS'],
    [{ code: 'NOT_FOUND', sent: 'yes' }, 'FAILED', 'PROVIDER_ANSWER', 'INSUFFICIENT_FUNDS'],
    [{ code: 'FORBIDDEN', sent: 'yes' }, 'FAILED', 'PROVIDER_ANSWER', 'INSUFFICIENT_FUNDS'],
    [{ code: 'TIMEOUT', sent: 'maybe' }, 'IN_DOUBT', null, undefined],
    [{ code: 'UNAVAILABLE', sent: 'maybe' }, 'IN_DOUBT', null, undefined],
    [{ code: 'UNAVAILABLE', sent: 'yes' }, 'IN_DOUBT', null, undefined],
    [{ code: 'INVALID_RESPONSE', sent: 'yes' }, 'IN_DOUBT', null, undefined],
    [{ code: 'REJECTED', sent: 'maybe' }, 'IN_DOUBT', null, undefined],
    [{ code: 'RATE_LIMITED', sent: 'maybe' }, 'IN_DOUBT', null, undefined],
  ])('that ends with %o is %s, proven by %s', async (end, status, provenBy, told) => {
    const { bank, gateway, telemetry } = desk.start('LIST');
    bank.fails = new UpstreamError({ connector: CONNECTOR, ...end });

    const outcome = await gateway.ask('k');

    expect(outcome.operation).toMatchObject({ status, provenBy });
    expect(outcome.errors[0]?.code).toBe(told);
    expect(await desk.statusesOf(await desk.recordOf(outcome))).toEqual(['PENDING', 'DISPATCHED', status]);
    expect(telemetry.operation.mock.calls).toEqual([[{ connector: 'bank', kind: 'createTransfer', status }]]);
  });

  it('that did something else than it was asked for is in doubt, and says what', async () => {
    const { bank, gateway } = desk.start('KEY');
    bank.fails = new UnexpectedEffectError('amount', '10.00 USD', '100.00 USD');

    const outcome = await gateway.ask('k');

    expect(outcome).toMatchObject({ operation: { status: 'IN_DOUBT' }, result: null, errors: [] });
    expect((await desk.recordOf(outcome)).evidence).toEqual({
      mismatch: 'amount: required 10.00 USD, arrived 100.00 USD',
    });
  });

  it('that the gateway itself fails in is in doubt, and logged', async () => {
    const { bank, gateway, telemetry } = desk.start('KEY');
    bank.fails = new TypeError('a bug');

    const outcome = await gateway.ask('k');

    expect(outcome.operation?.status).toBe('IN_DOUBT');
    const fields = { operationId: (await desk.recordOf(outcome)).id, err: bank.fails };
    expect(telemetry.log).toHaveBeenCalledWith('error', 'unexpected error in a write', fields);
  });

  it('waits for the lock of its write, and sends nothing when it does not come', async () => {
    const given = { lock: 'ledger 1', marginMs: 40, waitMs: 40 };
    const { bank, gateway } = desk.start('LIST', [], given);
    const [inside, end] = [signal(), signal()];
    const holding = desk.store.underLock('ledger 1', AbortSignal.timeout(20_000), async () => {
      inside.give();
      await end.given;
    });
    await inside.given;

    const asked = gateway.ask('k');
    // The lease of the operation, and the wait for the lock.
    await desk.clock.sleepers(2);
    desk.clock.advance(40);
    const outcome = await asked;
    end.give();
    await holding;

    expect(outcome).toMatchObject({
      operation: { status: 'PENDING', attempts: 0 },
      errors: [{ code: 'OPERATION_IN_PROGRESS' }],
    });
    expect(bank.sent).toEqual([]);
  });

  it('does not go out beside another of the same lock', async () => {
    const { bank, gateway } = desk.start('LIST', [], { lock: 'ledger 2' });
    let inside = 0;
    let most = 0;
    bank.onSend = async () => {
      most = Math.max(most, ++inside);
      await desk.store.counts();
      inside -= 1;
    };

    await Promise.all(['a', 'b', 'c', 'd'].map((key) => gateway.ask(key)));

    expect(bank.effects).toHaveLength(4);
    expect(most).toBe(1);
  });

  it('that is refused keeps the words of the provider for operators, and gives the caller its own message', async () => {
    const { bank, gateway } = desk.start('KEY');
    const message = `both accounts must be at one bank, ${ACCOUNT_NUMBER} is not`;
    const refusals = [{ code: null, field: null, message }];
    bank.fails = new UpstreamError({ connector: CONNECTOR, code: 'REJECTED', sent: 'yes', refusals });

    const outcome = await gateway.ask('k');

    const history = await desk.store.history((await desk.recordOf(outcome)).id);
    expect(history.at(-1)).toMatchObject({
      status: 'FAILED',
      providerMessage: 'both accounts must be at one bank, *** is not',
    });
    expect(JSON.stringify(outcome.operation?.errors)).not.toContain('one bank');
  });

  it('with a credential that the provider does not accept says so', async () => {
    const { bank, gateway } = desk.start('KEY');
    bank.fails = new UpstreamError({ connector: CONNECTOR, code: 'UNAUTHORIZED', sent: 'no' });

    const { operation } = await gateway.ask('k');

    expect(operation?.errors).toMatchObject([
      {
        code: 'PROVIDER_UNAVAILABLE',
        messages: [expect.stringMatching(/did not accept our credentials: nothing was done/)],
      },
    ]);
  });
});
