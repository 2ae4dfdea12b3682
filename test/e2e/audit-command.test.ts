import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/domain/clock.js';
import { openConfiguredStore } from '../../src/server/gateway.js';
import { openStore } from '../../src/store/index.js';
import { RunningGateway } from '../support/gateway.js';
import { manualClock } from '../support/manual-clock.js';

/** The program, as an operator runs it. */
function audit(dataDir: string, ...args: string[]) {
  const { EXCHEQUER_CONFIG: _, ...env } = process.env;
  return spawnSync(process.execPath, ['dist/main.js', 'audit', ...args], {
    encoding: 'utf8',
    env: { ...env, EXCHEQUER_DATA_DIR: dataDir },
  });
}

/** The entries that it prints with `--json`. */
function entries(dataDir: string, ...args: string[]): any[] {
  const { status, stdout, stderr } = audit(dataDir, '--json', ...args);
  expect([status, stderr]).toEqual([0, '']);
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

describe('exchequer audit', () => {
  let dataDir = '';

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'exchequer-'));
    // Makes the keys of the data directory.
    await (await openConfiguredStore({ store: { url: null, dataDir, sealingKey: null } })).close();
    const clock = manualClock();
    const sealingKey = readFileSync(join(dataDir, 'sealing.key'));
    const store = await openStore({ dataDir, clock: { ...systemClock, nowMs: clock.nowMs }, sealingKey });
    const event = { who: 'ops', requestId: 'r-1', operationId: 'o-1', objectId: 'a', result: 'SUCCEEDED' };
    await store.audit.append({ ...event, action: 'first' });
    clock.advance(24 * 3600 * 1000);
    await store.audit.append({ ...event, action: 'second', objectId: 'b', requestId: null });
    clock.advance(24 * 3600 * 1000);
    await store.audit.append({ ...event, action: 'third', who: 'eve\u001b[2J\u009b2J', operationId: null });
    await store.close();
  });
  afterAll(() => rmSync(dataDir, { recursive: true }));

  const actions = (...args: string[]) => entries(dataDir, ...args).map(({ action }) => action);

  it('prints a table, the newest last, in which nothing moves the cursor', () => {
    const { status, stdout, stderr } = audit(dataDir);

    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['AT', 'WHO', 'ACTION', 'OBJECT', 'RESULT', 'REQUEST', 'OPERATION'],
      ['2026-01-05T12:00:00.000Z', 'ops', 'first', 'a', 'SUCCEEDED', 'r-1', 'o-1'],
      ['2026-01-06T12:00:00.000Z', 'ops', 'second', 'b', 'SUCCEEDED', '-', 'o-1'],
      ['2026-01-07T12:00:00.000Z', 'eve\uFFFD[2J\uFFFD2J', 'third', 'a', 'SUCCEEDED', 'r-1', '-'],
      [''],
    ]);
  });

  it('prints an object a line for programs', () => {
    expect(entries(dataDir)[1]).toEqual({
      number: expect.any(Number),
      at: '2026-01-06T12:00:00.000Z',
      who: 'ops',
      action: 'second',
      objectId: 'b',
      result: 'SUCCEEDED',
      requestId: null,
      operationId: 'o-1',
    });
  });

  it('narrows by moment, caller, object, action and number', () => {
    expect(actions('--since', '2026-01-06T12:00:00Z', '--until', '2026-01-07T13:00+01:00')).toEqual([
      'second',
    ]);
    expect(actions('--object', 'a', '--who', 'ops')).toEqual(['first']);
    expect(actions('--action', 'third')).toEqual(['third']);
    expect(actions('--limit', '2')).toEqual(['second', 'third']);
  });

  it.each([
    [['--since', 'yesterday'], '--since: required a date or a time such as'],
    [['--until', '2026-02-30'], '--until: required a date or a time such as'],
    [['--limit', 'many'], '--limit: required 1..10000, arrived many'],
    [['--colour'], "Unknown option '--colour'"],
    [['everything'], "Unexpected argument 'everything'"],
  ])('refuses %j with what is required, and status 2', (args, message) => {
    const { status, stdout, stderr } = audit(dataDir, ...args);

    expect(stderr).toContain(message);
    expect(stderr).toContain('usage: exchequer');
    expect([status, stdout]).toEqual([2, '']);
  });

  it('takes the store of a configuration, and explains itself', () => {
    const path = join(dataDir, 'exchequer.yaml');
    const entry = 'provider: treasure, environment: sandbox, credentials: { clientId: x, clientSecret: y }';
    writeFileSync(path, `store: { dataDir: ${dataDir} }\nconnectors:\n  - { name: t, ${entry} }\n`);

    expect(audit('', '--config', path).stdout).toContain('second');
    expect(audit('', '--help').stdout).toContain('usage: exchequer audit');
  });
});

describe('exchequer audit beside a gateway', () => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await RunningGateway.start();
  });
  afterAll(() => gateway.stop());

  it('says who has the embedded store open, and ends with status 1', () => {
    const { status, stdout, stderr } = audit(gateway.dataDir);

    expect(stderr).toContain(`is in use by process ${gateway.process.pid}; stop that gateway`);
    expect([status, stdout]).toEqual([1, '']);
  });

  it('prints what the gateway was asked to do and has shown, and who was refused', async () => {
    const { operator, analyst } = gateway.sandbox.tokens;
    const numbers = '{ accounts(first: 3) { nodes { id accountNumber again: accountNumber } } }';
    const shown = (await gateway.query(numbers, {}, operator)).data.accounts.nodes;
    await gateway.query(numbers, {}, analyst);
    const { id } = shown.find((node: any) => node.accountNumber !== null);
    const mutation =
      'mutation ($input: UpdateUserDataInput!) { updateUserData(input: $input) { operation { id } errors { code } } }';
    const input = { id, idempotencyKey: 'k', userData: {} };
    await gateway.query(mutation, { input }, operator);
    await gateway.query(mutation, { input }, analyst);
    gateway.process.kill('SIGTERM');
    await once(gateway.process, 'exit');

    const written = entries(gateway.dataDir, '--limit', '1000');

    const reads = written.filter(({ result }) => result === 'SHOWN');
    expect(reads.map(({ objectId }) => objectId).sort()).toEqual(
      shown.flatMap((node: any) => (node.accountNumber === null ? [] : [node.id])).sort(),
    );
    expect(new Set(reads.map(({ action }) => action))).toEqual(new Set(['Account.accountNumber']));
    expect(new Set(reads.map(({ who }) => who))).toHaveProperty('size', 1);
    const [done, refused] = written.slice(-2);
    expect(done).toMatchObject({ action: 'updateUserData', objectId: id, who: reads[0].who });
    expect(refused).toMatchObject({ action: 'updateUserData', objectId: id, result: 'FORBIDDEN' });
    expect(refused.who).toContain('analyst');
  });
});
