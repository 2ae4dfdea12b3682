import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connector } from '../../../src/datasources/index.js';
import { UpstreamError } from '../../../src/domain/errors.js';
import { fromGlobalId } from '../../../src/domain/ids.js';
import type { Transfer, TransferStatus } from '../../../src/domain/transfer.js';
import { DeliveryWorker } from '../../../src/events/index.js';
import type { NewDelivery, Store } from '../../../src/store/index.js';
import { storeOver } from '../../../src/store/open-store.js';
import { createSealing } from '../../../src/store/sealing.js';
import { FakeConnector } from '../../support/fake-connector.js';
import { type ManualClock, manualClock } from '../../support/manual-clock.js';
import { memoryDatabase } from '../../support/memory-database.js';
import { aBusiness, anAccount, aPortfolio, aTransfer } from '../../support/sample-objects.js';
import { ALL, pageAfter } from '../store/events/facts.js';
import { NEVER, SEALING_KEY } from '../store/under-test.js';

/** A provider of objects that change, which counts its reads. */
class Bank {
  readonly objects = new Map<string, object>();
  readonly reads: string[] = [];
  failure: Error | null = null;

  readonly read = async (_call: unknown, ref: string) => {
    this.reads.push(ref);
    if (this.failure) throw this.failure;
    return (this.objects.get(ref) ?? null) as never;
  };

  get connector(): Connector {
    const { connector } = new FakeConnector('tp-main', []);
    const port = { read: this.read, list: async () => [], rails: [] };
    const ports = { accounts: port, businesses: port, portfolios: port, transfers: port } as never;
    return { ...connector, ports };
  }

  put(object: { readonly id: string }): void {
    this.objects.set(fromGlobalId(object.id)?.ref ?? '', object);
  }
}

const transferIn = (status: TransferStatus, ref = 't'): Transfer =>
  aTransfer(ref, { status, timeline: [{ status, providerStatus: null, at: null, origin: 'READ' }] });

describe('the processing of webhooks', () => {
  let store: Store;
  let clock: ManualClock;
  let bank: Bank;
  const settled = vi.fn(async (_connector: string) => {});
  const log = vi.fn();
  let count = 0;

  const work = () =>
    new DeliveryWorker({
      ...{ connectors: [bank.connector], store, clock, telemetry: { log }, settleOperations: settled },
    });
  const arrive = (object: { readonly id: string }, more: Partial<NewDelivery> = {}) =>
    store.deliveries.receive({
      ...{ connector: 'tp-main', deliveryId: `msg_${(count += 1)}`, type: 'any', change: 'UPDATED' },
      subject: { kind: fromGlobalId(object.id)?.kind ?? 'Transfer', id: object.id },
      body: Buffer.from('{}'),
      ...more,
    });
  const access = { ...ALL, kinds: ['Account', 'Business', 'Portfolio', 'Transfer'] } as const;
  const events = async () => (await store.events.read(pageAfter(null, { access }))).map(({ event }) => event);
  const statuses = async () => (await store.deliveries.list({ limit: 100 })).map(({ status }) => status);

  beforeEach(async () => {
    clock = manualClock();
    const database = await memoryDatabase();
    store = storeOver({ database, clock, sealing: createSealing(SEALING_KEY) });
    bank = new Bank();
    vi.clearAllMocks();
  });

  it('reads an object once for a burst about it, and appends one event', async () => {
    bank.put(transferIn('COMPLETED'));
    for (let each = 0; each < 500; each += 1) await arrive(transferIn('PENDING'));

    await work().round(NEVER);

    expect(bank.reads).toEqual(['t']);
    expect((await events()).map(({ type, origin, changes }) => [type, origin, changes])).toEqual([
      ['transfer.created', 'WEBHOOK', [{ field: 'status', before: null, after: 'COMPLETED' }]],
    ]);
    expect(new Set(await statuses())).toEqual(new Set(['PROCESSED']));
  });

  it('appends nothing for a status that is known from elsewhere', async () => {
    const transfer = transferIn('SENT');
    bank.put(transfer);
    const [status] = transfer.timeline;
    if (!status) throw new Error('required a status');
    const seen = { ...status, transferId: transfer.id, seenAt: '2026-01-05T12:00:00.000Z', accountIds: [] };
    await store.observations.add([seen]);
    await arrive(transfer);

    await work().round(NEVER);

    expect((await events()).map(({ origin }) => origin)).toEqual(['READ']);
  });

  it('takes the state from the provider, in whatever order webhooks arrive', async () => {
    bank.put(transferIn('COMPLETED'));
    await arrive(transferIn('COMPLETED'));
    await work().round(NEVER);
    await arrive(transferIn('PENDING'), { change: 'CREATED' });

    await work().round(NEVER);

    const after = (await events()).flatMap(({ changes }) => changes.map((change) => change.after));
    expect(after).toEqual(['COMPLETED']);
  });

  it.each([
    ['Account', anAccount('a', { balance: null }), { name: 'other' }, [anAccount('a').id]],
    ['Business', aBusiness('b'), { status: 'CLOSED' }, []],
    ['Portfolio', aPortfolio('p'), { allocations: [] }, []],
  ] as const)(
    'appends an event for each change of a %s, and none for a repeat',
    async (kind, object, change, accounts) => {
      bank.put(object);
      for (let each = 0; each < 2; each += 1) {
        await arrive(object);
        await work().round(NEVER);
      }
      bank.put({ ...object, ...change });
      await arrive(object);

      await work().round(NEVER);

      const about = { subjectKind: kind, subjectId: object.id, accountIds: accounts, origin: 'WEBHOOK' };
      expect(await events()).toEqual([expect.objectContaining(about), expect.objectContaining(about)]);
    },
  );

  it('tells of a removal once', async () => {
    const business = aBusiness('gone');
    await arrive(business, { change: 'REMOVED' });
    await work().round(NEVER);
    await arrive(business, { change: 'REMOVED' });

    await work().round(NEVER);

    expect((await events()).map(({ type, change }) => [type, change])).toEqual([
      ['business.removed', 'REMOVED'],
    ]);
  });

  it('settles the operations in doubt of the connector after a read', async () => {
    bank.put(transferIn('SENT'));
    await arrive(transferIn('SENT'));

    await work().round(NEVER);

    expect(settled.mock.calls).toEqual([['tp-main']]);
  });

  it('tries again with growing pauses, and goes on where the provider answers again', async () => {
    const { connector } = bank;
    bank.put(transferIn('SENT'));
    bank.failure = new UpstreamError({ connector, code: 'UNAVAILABLE', sent: 'yes' });
    await arrive(transferIn('SENT'));

    await work().round(NEVER);
    const [waiting] = await store.deliveries.list({ limit: 1 });
    const early = await work().round(NEVER);
    clock.advance(5000);
    await work().round(NEVER);
    clock.advance(5000);
    const stillEarly = await work().round(NEVER);
    bank.failure = null;
    clock.advance(5000);
    await work().round(NEVER);

    expect([waiting?.status, waiting?.note, early, stillEarly]).toEqual([
      'WAITING',
      'tp-main is unavailable',
      0,
      0,
    ]);
    expect(await statuses()).toEqual(['PROCESSED']);
    expect(await events()).toHaveLength(1);
    expect(settled).toHaveBeenCalledOnce();
  });

  it('gives up after the last attempt, and a replay begins anew', async () => {
    await arrive(transferIn('SENT'));
    for (let attempt = 0; attempt < 40; attempt += 1) {
      await work().round(NEVER);
      clock.advance(60 * 60_000);
    }

    const [dead] = await store.deliveries.list({ limit: 1 });
    bank.put(transferIn('SENT'));
    const idle = await work().round(NEVER);
    await store.deliveries.replay(dead?.number ?? 0);
    await work().round(NEVER);

    expect([dead?.status, dead?.note, dead?.attempts]).toEqual([
      'DEAD',
      'tp-main does not know the object',
      40,
    ]);
    expect(idle).toBe(0);
    expect(await statuses()).toEqual(['PROCESSED']);
    expect(log.mock.calls.map(([, message]) => message)).toEqual(['a webhook could not be processed']);
  });

  it('runs a round as soon as it is woken', async () => {
    const worker = work();
    worker.start();
    await clock.sleepers(1);
    bank.put(transferIn('SENT'));
    await arrive(transferIn('SENT'));

    worker.wake();
    await clock.sleepers(1);
    await worker.stop();

    expect(await statuses()).toEqual(['PROCESSED']);
    expect(await events()).toHaveLength(1);
  });
});
