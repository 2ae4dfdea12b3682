import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { events } from '../../../../src/server/commands/events.js';
import { openConfiguredStore } from '../../../../src/server/gateway.js';
import { newFolder } from '../../../support/configuration.js';
import { idOf } from '../../../support/sample-objects.js';

describe('exchequer events', () => {
  const dataDir = newFolder();
  let said = { out: '', err: '' };

  const stub = () => {
    vi.stubEnv('EXCHEQUER_DATA_DIR', dataDir);
    vi.stubEnv('EXCHEQUER_CONFIG', undefined);
  };
  /** Two webhooks: 1 about an object, dead; 2 of an unknown type. */
  const fill = async () => {
    const store = await openConfiguredStore({ store: { url: null, dataDir, sealingKey: null } });
    const delivery = {
      connector: 'tp-main',
      type: 'ach.update',
      change: 'UPDATED',
      deliveryId: null,
    } as const;
    const subject = { kind: 'Transfer', id: idOf('Transfer', 'ach/1') } as const;
    await store.deliveries.receive({ ...delivery, subject, body: Buffer.from('hush') });
    await store.deliveries.receive({
      ...delivery,
      type: 'person.update',
      subject: null,
      body: Buffer.from('{}'),
    });
    const untilMs = Date.now() + 60_000;
    const [claimed] = await store.deliveries.claim({
      owner: 'o',
      untilMs,
      limit: 1,
      connectors: ['tp-main'],
    });
    if (claimed) await store.deliveries.settle(claimed, 'o', { is: 'dead', note: 'no answer' });
    await store.close();
  };

  beforeAll(async () => {
    stub();
    await fill();
  });
  beforeEach(() => {
    said = { out: '', err: '' };
    stub();
    for (const name of ['out', 'err'] as const) {
      vi.spyOn(process[`std${name}`], 'write').mockImplementation((text: unknown) => {
        said[name] += String(text);
        return true;
      });
    }
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });
  afterAll(() => rmSync(dataDir, { recursive: true }));

  it('lists dead webhooks, and others on request', async () => {
    expect(await events(['list'])).toBe(0);
    expect(said.out).toMatch(
      /^1 {2}\S+ {2}tp-main {2}ach\.update {2}DEAD {2}1 attempts {2}no answer\n1 in DEAD\n$/,
    );

    said.out = '';
    expect(await events(['list', '--status', 'IGNORED', '--connector', 'tp-main'])).toBe(0);
    expect(said.out).toContain('person.update');
  });

  it('prints the content of a webhook only on request', async () => {
    await events(['show', '1']);
    const without = said.out;
    await events(['show', '1', '--body']);

    expect(without).toContain('"note": "no answer"');
    expect(without).not.toContain('hush');
    expect(said.out).toContain('"body": "hush"');
  });

  it('previews a replay, and replays on request', async () => {
    expect(await events(['replay', '1'])).toBe(0);
    expect(said.out).toContain('Nothing was changed');
    expect(await events(['replay', '1', '--yes'])).toBe(0);
    expect(said.out).toContain('1 is WAITING');

    expect(await events(['replay', '1', '--yes'])).toBe(2);
    expect(said.err).toContain('required a webhook that does not wait already');
    const store = await openConfiguredStore({ store: { url: null, dataDir, sealingKey: null } });
    expect(await store.audit.list({ limit: 9 })).toMatchObject([
      { action: 'events replay', result: 'WAITING' },
    ]);
    await store.close();
  });

  it.each([
    [[], 'required list, show or replay, arrived nothing'],
    [['toString'], 'required list, show or replay, arrived toString'],
    [['list', '--status', 'LOST'], '--status: required one of WAITING, PROCESSED, IGNORED, DEAD'],
    [['list', '--limit', '0'], '--limit: required 1..1000'],
    [['show'], 'required the number of a webhook'],
    [['show', '99'], 'no webhook has the number 99'],
    [['replay', '99'], 'no webhook has the number 99'],
    [['replay', '2', '--yes'], 'required a webhook about an object'],
  ])('refuses %j', async (args, message) => {
    expect(await events(args)).toBe(2);
    expect(said.err).toContain(message);
  });
});
