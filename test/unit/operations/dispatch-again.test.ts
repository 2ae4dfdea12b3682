import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecoveryMethod } from '../../../src/datasources/index.js';
import { UpstreamError } from '../../../src/domain/errors.js';
import { dispatch } from '../../../src/operations/dispatch.js';
import type { OperationRecord } from '../../../src/store/index.js';
import { Desk } from './desk.js';
import { CONNECTOR } from './fake-bank.js';

const REFUSED = new UpstreamError({ connector: CONNECTOR, code: 'REJECTED', status: 422, sent: 'yes' });

describe('a second attempt', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.close());

  /** An operation whose first attempt had no answer, in the hands of whoever sends it again. */
  const inDoubt = async (
    recoveryMethod: RecoveryMethod,
    fate: 'lost-before' | 'lost-after' = 'lost-before',
  ) => {
    const { bank, gateway, ...rest } = desk.start(recoveryMethod, [fate]);
    const first = await desk.recordOf(await gateway.ask('k'));
    return { bank, gateway, ...rest, first, work: await desk.take(gateway, first) };
  };

  it('goes out with the key, the reference and the horizon of the first', async () => {
    const { bank, gateway, first, work } = await inDoubt('KEY');
    gateway.credential = 'rotated';
    desk.clock.advance(60_000);

    const again = await dispatch(gateway.context, work);

    expect(bank.sent).toHaveLength(2);
    expect(bank.sent[1]).toEqual(bank.sent[0]);
    expect(bank.sent[0]).toMatchObject({
      providerKey: first.providerKey,
      reference: first.reference,
      sentAt: first.createdAt,
    });
    expect(again).toMatchObject({
      attempts: 2,
      horizon: first.horizon,
      credentialFingerprint: first.credentialFingerprint,
    });
  });

  it.each<[RecoveryMethod, string]>([
    ['KEY', 'KEYED_REPLAY'],
    ['KEY_AND_LIST', 'KEYED_REPLAY'],
    ['CONVERGES', 'CONVERGED'],
  ])('that is answered proves the outcome of both (%s): %s', async (recoveryMethod, provenBy) => {
    const { bank, gateway, work } = await inDoubt(recoveryMethod, 'lost-after');

    const again = await dispatch(gateway.context, work);

    expect(again).toMatchObject({ status: 'SUCCEEDED', provenBy, lease: null });
    expect(bank.effects).toHaveLength(1);
    expect(await desk.statusesOf(again)).toEqual([
      'PENDING',
      'DISPATCHED',
      'IN_DOUBT',
      'DISPATCHED',
      'SUCCEEDED',
    ]);
  });

  it.each([
    ['UNAVAILABLE', 'no'],
    ['RATE_LIMITED', 'yes'],
    ['UNAUTHORIZED', 'yes'],
    ['TIMEOUT', 'maybe'],
  ] as const)('that ends with %s, sent: %s, says nothing about the first', async (code, sent) => {
    const { bank, gateway, work } = await inDoubt('KEY', 'lost-after');
    bank.fails = new UpstreamError({ connector: CONNECTOR, code, sent });

    const again = await dispatch(gateway.context, work);

    expect(again).toMatchObject({ status: 'IN_DOUBT', errors: [], lease: null });
  });

  it('that is refused fails where nothing else can be asked', async () => {
    const { bank, gateway, work } = await inDoubt('KEY');
    bank.fails = REFUSED;

    const again = await dispatch(gateway.context, work);

    expect(again).toMatchObject({
      status: 'FAILED',
      provenBy: 'KEYED_REPLAY',
      errors: [{ code: 'INSUFFICIENT_FUNDS' }],
    });
  });

  it('that is refused leaves the last word to the list: what was done before may be in the way now', async () => {
    const { bank, gateway, work } = await inDoubt('KEY_AND_LIST', 'lost-after');
    bank.fails = REFUSED;

    const again = await dispatch(gateway.context, work);

    expect(again).toMatchObject({
      status: 'IN_DOUBT',
      errors: [],
      evidence: { refused: [{ code: 'INSUFFICIENT_FUNDS' }] },
    });
  });

  it('that is refused under another credential proves nothing', async () => {
    const { bank, gateway, work } = await inDoubt('KEY', 'lost-after');
    gateway.credential = 'rotated';
    bank.fails = REFUSED;

    const again = await dispatch(gateway.context, work);

    expect(again).toMatchObject({
      status: 'IN_DOUBT',
      evidence: { refused: [{ code: 'INSUFFICIENT_FUNDS' }] },
    });
  });

  it('is told that it is none of the first, and followed by ever longer pauses', async () => {
    const { bank, gateway, first } = await inDoubt('CONVERGES');
    const pauseOf = ({ notBefore }: OperationRecord) => Date.parse(notBefore ?? '') - desk.clock.nowMs();
    const pauses = [pauseOf(first)];
    const firsts: boolean[] = [];
    bank.onSend = ({ isFirst }) => {
      firsts.push(isFirst);
    };

    for (let attempt = 0; attempt < 3; attempt += 1) {
      bank.fates = ['lost-before'];
      pauses.push(pauseOf(await dispatch(gateway.context, await desk.take(gateway, first))));
    }

    expect(pauses).toEqual([1000, 2000, 4000, 8000]);
    expect(firsts).toEqual([false, false, false]);
  });

  it('is not sent by whoever does not hold the operation', async () => {
    const { bank, gateway, work } = await inDoubt('KEY');

    const again = await dispatch(gateway.context, { ...work, owner: 'somebody else' });

    expect(again).toEqual(work.record);
    expect(bank.sent).toHaveLength(1);
  });

  it('is not sent once the operation is settled', async () => {
    const { bank, gateway, work } = await inDoubt('KEY');
    const done = await dispatch(gateway.context, work);

    const again = await dispatch(gateway.context, work);

    expect(again).toEqual(done);
    expect(bank.sent).toHaveLength(2);
  });
});
