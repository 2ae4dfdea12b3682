import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromGlobalId, toGlobalId } from '../../src/domain/ids.js';
import { openConfiguredStore } from '../../src/server/gateway.js';
import type { NewOperation, Store } from '../../src/store/index.js';
import { RunningGateway } from '../support/gateway.js';
import { began, dispatched } from '../unit/store/under-test.js';

const ACCOUNT_NUMBER = '9900112233445566';
const SUBJECT = toGlobalId({ connector: 'cards-main', kind: 'Card', ref: 'card-1' });

/** The program, as an operator runs it. */
function operations(dataDir: string, ...args: string[]) {
  const { EXCHEQUER_CONFIG: _, ...env } = process.env;
  return spawnSync(process.execPath, ['dist/main.js', 'operations', ...args], {
    encoding: 'utf8',
    env: { ...env, EXCHEQUER_DATA_DIR: dataDir },
  });
}

/** Works with the store in a data directory while no gateway has it open. */
async function withStore<T>(dataDir: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openConfiguredStore({ store: { url: null, dataDir, sealingKey: null } });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function inReview(store: Store, parts: Partial<NewOperation> = {}): Promise<string> {
  const { id } = await dispatched(store, { input: { accountNumber: ACCOUNT_NUMBER }, ...parts });
  await store.operations.move(id, { from: 'DISPATCHED', to: 'IN_DOUBT', note: 'no answer came' });
  await store.operations.move(id, { from: 'IN_DOUBT', to: 'NEEDS_REVIEW', note: 'nothing is listed' });
  return id;
}

describe('exchequer operations', () => {
  let dataDir = '';
  const ids = { first: '', second: '', third: '', pending: '', elsewhere: '' };

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'exchequer-'));
    await withStore(dataDir, async (store) => {
      ids.first = await inReview(store, { caller: 'mobile-app', kind: 'issueCard', connector: 'cards-main' });
      ids.second = await inReview(store);
      ids.third = await inReview(store);
      ids.elsewhere = await inReview(store, { connector: 'elsewhere' });
      ids.pending = (await began(store)).id;
    });
  });
  afterAll(() => rmSync(dataDir, { recursive: true }));

  /** The ids of the lines that `list` prints. */
  const listed = (...args: string[]) => {
    const { status, stdout, stderr } = operations(dataDir, 'list', ...args);
    expect([status, stderr]).toEqual([0, '']);
    return stdout
      .trim()
      .split('\n')
      .slice(0, -1)
      .map((line) => line.split('  ')[0]);
  };

  it('lists what needs a person, newest first, and how many they are', () => {
    const { status, stdout } = operations(dataDir, 'list');

    const lines = stdout.trim().split('\n');
    expect(status).toBe(0);
    expect(lines.map((line) => line.split(/ +/)[0])).toEqual([
      ids.elsewhere,
      ids.third,
      ids.second,
      ids.first,
      '4',
    ]);
    expect(lines[3]).toMatch(/  \d{4}-\d\d-\d\dT[\d:.]+Z  issueCard  cards-main  mobile-app  NEEDS_REVIEW$/);
    expect(lines[4]).toBe('4 in NEEDS_REVIEW');
  });

  it('narrows by status and connector, and by number', () => {
    expect(listed('--status', 'PENDING')).toEqual([ids.pending]);
    expect(listed('--connector', 'cards-main')).toEqual([ids.first]);
    expect(listed('--limit', '1')).toEqual([ids.elsewhere]);
    expect(listed('--status', 'FAILED', '--connector', 'nowhere')).toEqual([]);
  });

  it('shows an operation with all that became of it, and nothing that is sealed', () => {
    const { status, stdout } = operations(dataDir, 'show', ids.first);

    expect(status).toBe(0);
    const shown = JSON.parse(stdout);
    expect(shown).toMatchObject({ id: ids.first, caller: 'mobile-app', attempts: 1, status: 'NEEDS_REVIEW' });
    expect(shown.history).toMatchObject([
      { status: 'PENDING', note: null },
      { status: 'DISPATCHED', note: null },
      { status: 'IN_DOUBT', note: 'no answer came' },
      { status: 'NEEDS_REVIEW', note: 'nothing is listed' },
    ]);
    expect(Object.keys(shown)).not.toContain('input');
    expect(Object.keys(shown)).not.toContain('result');
    expect(stdout).not.toContain(ACCOUNT_NUMBER);
  });

  it('decides that something happened, by the word of an operator, and writes down who said so', async () => {
    const decision = ['--as', 'succeeded', '--note', 'seen in the portal', '--subject', SUBJECT];

    const { status, stdout } = operations(dataDir, 'resolve', ids.first, ...decision);

    expect([status, stdout]).toEqual([0, `${ids.first} is SUCCEEDED\n`]);
    await withStore(dataDir, async (store) => {
      expect(await store.operations.findById(ids.first)).toMatchObject({
        status: 'SUCCEEDED',
        provenBy: 'OPERATOR',
        objectId: SUBJECT,
      });
      expect((await store.operations.history(ids.first)).at(-1)).toMatchObject({
        status: 'SUCCEEDED',
        note: 'seen in the portal',
      });
      expect(await store.audit.list({ limit: 1 })).toMatchObject([
        {
          who: `operator ${userInfo().username}`,
          action: 'operations resolve succeeded',
          objectId: SUBJECT,
          result: 'SUCCEEDED',
          operationId: ids.first,
        },
      ]);
    });
  });

  it('decides that something did not happen, as its caller is told from then on', async () => {
    const { status } = operations(dataDir, 'resolve', ids.second, '--as', 'failed', '--note', 'not there');

    expect(status).toBe(0);
    await withStore(dataDir, async (store) => {
      expect(await store.operations.findById(ids.second)).toMatchObject({
        status: 'FAILED',
        provenBy: 'OPERATOR',
        errors: [{ code: 'PROVIDER_UNAVAILABLE' }],
      });
      expect(await store.audit.list({ limit: 1 })).toMatchObject([
        { action: 'operations resolve failed', result: 'FAILED', operationId: ids.second },
      ]);
    });
  });

  it.each(['first', 'pending', 'unknown'])(
    'decides nothing that does not need a person (%s)',
    async (name) => {
      const id = ids[name as keyof typeof ids] ?? 'nobody';
      const arrived = { first: 'SUCCEEDED', pending: 'PENDING' }[name] ?? 'none with this id';

      const { status, stderr } = operations(dataDir, 'resolve', id, '--as', 'failed', '--note', 'why');

      expect(status).toBe(2);
      expect(stderr).toContain(`required an operation in NEEDS_REVIEW, arrived ${arrived}`);
    },
  );

  it('takes the id that GraphQL gives, and lists it beside the key of the caller', () => {
    const [line = ''] = operations(dataDir, 'list').stdout.split('\n');
    const [raw = '', global = '', key = ''] = line.split('  ');

    const shown = operations(dataDir, 'show', global);
    const refused = operations(
      dataDir,
      'resolve',
      global,
      '--as',
      'succeeded',
      '--note',
      'x',
      '--subject',
      'y',
    );

    expect(fromGlobalId(global)).toEqual({ connector: 'elsewhere', kind: 'Operation', ref: raw });
    expect(JSON.parse(shown.stdout)).toMatchObject({ id: raw, idempotencyKey: JSON.parse(key) });
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('required the global id of the created or changed object');
  });

  it('takes the store of a configuration', () => {
    const path = join(dataDir, 'exchequer.yaml');
    const entry = 'provider: treasure, environment: sandbox, credentials: { clientId: x, clientSecret: y }';
    writeFileSync(path, `store: { dataDir: ${dataDir} }\nconnectors:\n  - { name: t, ${entry} }\n`);
    const { status, stdout } = operations('', 'list', '--config', path, '--connector', 'elsewhere');

    expect(stdout).toContain(ids.elsewhere);
    expect(status).toBe(0);
  });

  it('says so when the sealing key is another one than that of the store, and ends with status 1', () => {
    const path = join(dataDir, 'sealing.key');
    writeFileSync(path, Buffer.alloc(32, 1).toString('base64'), { mode: 0o600 });

    const { status, stderr, stdout } = operations(dataDir, 'list');

    expect(stderr).toContain('the store was created with another sealing key');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect([status, stdout]).toEqual([1, '']);
  });
});

describe('exchequer operations beside a gateway', () => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await RunningGateway.start();
  });
  afterAll(() => gateway.stop());

  it('says who has the embedded store open, and ends with status 1', () => {
    const { status, stdout, stderr } = operations(gateway.dataDir, 'list');

    expect(stderr).toContain(`is in use by process ${gateway.process.pid}; stop that gateway`);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect([status, stdout]).toEqual([1, '']);
  });
});
