import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UpstreamError } from '../../../src/domain/errors.js';
import { DEFAULT_JOURNAL_SETTINGS } from '../../../src/operations/index.js';
import { settle } from '../../../src/operations/settle.js';
import type { OperationRecord } from '../../../src/store/index.js';
import { Desk } from './desk.js';
import { CONNECTOR } from './fake-bank.js';
import type { Gateway } from './journal-under-test.js';

const { horizonMs, reviewAfterMs } = DEFAULT_JOURNAL_SETTINGS;
const REFUSED = new UpstreamError({ connector: CONNECTOR, code: 'REJECTED', status: 422, sent: 'yes' });

describe('settling a call that converges', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.close());

  const inDoubt = async () => {
    const started = desk.start('CONVERGES', ['lost-after']);
    return { ...started, record: await desk.recordOf(await started.gateway.ask('k')) };
  };
  const settleNow = async (gateway: Gateway, record: OperationRecord) =>
    settle(gateway.context, await desk.take(gateway, record));

  it('asks for the same end state again, as often as it takes, past every horizon', async () => {
    const { bank, gateway, record } = await inDoubt();
    bank.fates = ['lost-after', 'answered'];

    const open = await settleNow(gateway, record);
    desk.clock.advance(horizonMs + 1);
    const settled = await settleNow(gateway, record);

    expect(open.status).toBe('IN_DOUBT');
    expect(settled).toMatchObject({ status: 'SUCCEEDED', provenBy: 'CONVERGED', attempts: 3 });
  });

  it('asks a person when repeats have been in vain for long enough', async () => {
    const { bank, gateway, record } = await inDoubt();
    desk.clock.advance(reviewAfterMs + 1);

    const settled = await settleNow(gateway, record);

    expect(settled.status).toBe('NEEDS_REVIEW');
    expect(bank.sent).toHaveLength(1);
  });

  it('asks a person when a repeat is refused under another credential, and repeats it no more', async () => {
    const { bank, gateway, record } = await inDoubt();
    gateway.credential = 'rotated';
    bank.fails = REFUSED;
    const open = await settleNow(gateway, record);
    bank.fails = null;

    const settled = await settleNow(gateway, record);

    expect([open.status, settled.status]).toEqual(['IN_DOUBT', 'NEEDS_REVIEW']);
    expect(bank.effects).toHaveLength(1);
  });
});
