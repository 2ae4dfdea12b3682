import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  openStore,
  SealingKeyError,
  type Store,
  StoreInUseError,
  StoreUnavailableError,
} from '../../../src/store/index.js';
import { manualClock } from '../../support/manual-clock.js';
import { began, errorOf, SEALING_KEY, temporaryDirectory } from './under-test.js';

const HOLDER = new URL('./holder.ts', import.meta.url).pathname;

function open(dataDir: string, sealingKey = SEALING_KEY): Promise<Store> {
  return openStore({ dataDir, clock: manualClock(), sealingKey });
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('the store in a data directory', () => {
  let dataDir = '';
  let children: ChildProcess[] = [];

  /** A process that writes; resolves once it has written a little. */
  const holdInOtherProcess = async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', HOLDER, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    const ids: string[] = [];
    const lines = createInterface(child.stdout);
    lines.on('line', (id) => ids.push(id));
    while (ids.length < 20) await once(lines, 'line');
    const kill = async () => {
      child.kill('SIGKILL');
      await once(child, 'close');
    };
    return { pid: child.pid, ids, kill };
  };

  beforeAll(async () => {
    dataDir = join(temporaryDirectory(), 'data');
    await (await open(dataDir)).close();
  });

  afterEach(() => {
    for (const child of children) child.kill('SIGKILL');
    children = [];
  });

  afterAll(() => rmSync(join(dataDir, '..'), { recursive: true }));

  it('is for its owner’s eyes only', () => {
    const modes = [dataDir, join(dataDir, 'store')].map((path) => statSync(path).mode & 0o777);

    expect(modes).toEqual([0o700, 0o700]);
  });

  it('keeps operations and sealing across a close', async () => {
    const before = await open(dataDir);
    const record = await began(before);
    await before.close();

    const after = await open(dataDir);

    expect(await after.operations.findById(record.id)).toEqual(record);
    await after.close();
  });

  it('refuses a second store in the same process, naming the directory and the process', async () => {
    const first = await open(dataDir);

    const error = await errorOf(open(dataDir));

    expect(error).toBeInstanceOf(StoreInUseError);
    expect(String(error)).toContain(`${dataDir} is in use by process ${process.pid}`);
    expect(await first.isReachable()).toBe(true);
    await first.close();
  });

  it('refuses a directory that another process holds, and opens right after it was killed', async () => {
    const holder = await holdInOtherProcess();

    const error = await errorOf(open(dataDir));
    await holder.kill();
    const store = await open(dataDir);

    expect(error).toMatchObject({ name: 'StoreInUseError', dataDir, pid: holder.pid });
    const histories = await store.operations.histories(holder.ids);
    expect([...histories.values()].filter((history) => history.length !== 2)).toEqual([]);
    await store.close();
  });

  it('sees that a lock is stale although its process number is in use again', async () => {
    const stale = join(dataDir, 'store', `gateway.${process.pid}.00000000-1.lock`);
    writeFileSync(stale, '');

    const store = await open(dataDir);

    expect(filesUnder(dataDir)).not.toContain(stale);
    await store.close();
  });

  it('leaves no lock behind when it is closed or cannot be opened', async () => {
    await expect(open(dataDir, new Uint8Array(32).fill(9))).rejects.toBeInstanceOf(SealingKeyError);

    expect(filesUnder(dataDir).filter((path) => path.endsWith('.lock'))).toEqual([]);
  });

  it('says so when it was made with another sealing key', async () => {
    const opening = open(dataDir, new Uint8Array(32).fill(9));

    await expect(opening).rejects.toThrow('created with another sealing key');
  });

  it('answers that it is not available once it is closed', async () => {
    const store = await open(dataDir);
    await store.close();
    await store.close();

    await expect(store.operations.counts()).rejects.toBeInstanceOf(StoreUnavailableError);
    expect(await store.isReachable()).toBe(false);
  });

  it('has no input or result in its files that could be read', async () => {
    const store = await open(dataDir);
    const { id } = await began(store, { input: { number: '4417123456789113' }, fingerprint: 'in-the-clear' });
    const changes = { provenBy: null, result: { number: '4417123456789113' } };
    await store.operations.move(id, { from: 'PENDING', to: 'FAILED', changes });
    await store.close();

    const holding = (text: string) => filesUnder(dataDir).filter((path) => readFileSync(path).includes(text));

    expect(holding('in-the-clear')).not.toEqual([]);
    expect(holding('4417123456789113')).toEqual([]);
  });

  it('begins anew after a kill while its files were being made', async () => {
    const other = join(dataDir, '..', 'other');
    const draft = join(other, 'store', 'database.draft');
    mkdirSync(draft, { recursive: true });
    writeFileSync(join(draft, 'PG_VERSION'), '18');

    const store = await open(other);

    expect(await store.isReachable()).toBe(true);
    expect(readdirSync(join(other, 'store'))).not.toContain('database.draft');
    await store.close();
  });
});
