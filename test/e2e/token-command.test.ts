import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningGateway } from '../support/gateway.js';

const ACCOUNTS = '{ accounts(first: 20) { nodes { id connector { name } } } }';

describe('exchequer token', () => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await RunningGateway.start();
  });
  afterAll(() => gateway.stop());

  /** The program, as a developer runs it. */
  function main(args: readonly string[], dataDir = gateway.dataDir) {
    const { EXCHEQUER_CONFIG: _, ...env } = process.env;
    return spawnSync(process.execPath, ['dist/main.js', 'token', ...args], {
      encoding: 'utf8',
      env: { ...env, EXCHEQUER_DATA_DIR: dataDir },
    });
  }

  const tokenOf = (...args: string[]) => {
    const { status, stdout, stderr } = main(args);
    expect([status, stderr]).toEqual([0, '']);
    return stdout.trim();
  };

  it('mints a token that the gateway over the sandbox takes', async () => {
    const { data } = await gateway.query('{ viewer { subject } }', {}, tokenOf('--subject', 'ada'));

    expect(data.viewer.subject).toBe('ada');
  });

  it('mints one that reaches the connectors that it was asked to', async () => {
    const token = tokenOf('--connectors', 'tp-main,cards-main');

    const { data } = await gateway.query('{ viewer { connectors { name } } }', {}, token);

    expect(new Set(data.viewer.connectors.map(({ name }: any) => name))).toEqual(
      new Set(['tp-main', 'cards-main']),
    );
  });

  it('mints one that reaches the accounts that it was asked to', async () => {
    const all = await gateway.query(ACCOUNTS);
    const own = all.data.accounts.nodes[0].id;

    const { data } = await gateway.query(ACCOUNTS, {}, tokenOf('--accounts', own));

    expect(data.accounts.nodes.map((node: any) => node.id)).toEqual([own]);
  });

  it('mints one that may do what it was asked to', async () => {
    const { errors } = await gateway.query(ACCOUNTS, {}, tokenOf('--scope', 'cards:read'));

    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('signs with a key that only its owner reads', () => {
    expect(statSync(join(gateway.dataDir, 'development.key')).mode & 0o777).toBe(0o600);
  });

  it.each([
    [['--scope', 'money:print'], '--scope: required'],
    [['--connectors', 'nobank'], '--connectors: required * or names of '],
    [['--expires-in', 'soon'], '--expires-in: required'],
    [['--config', 'exchequer.yaml'], 'tokens are minted for the sandbox only'],
    [['--colour', 'red'], '--colour'],
  ])('ends with status 2 and says what is required for %j', (args, message) => {
    const { status, stdout, stderr } = main(args);

    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it('ends with status 1 where no sandbox has run, and leaves nothing there', () => {
    const empty = mkdtempSync(join(tmpdir(), 'exchequer-'));

    expect(main([], empty)).toMatchObject({ status: 1, stderr: expect.stringContaining('npm start') });
    expect(readdirSync(empty)).toEqual([]);
  });

  it('explains itself', () => {
    expect(main(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('--expires-in') });
  });
});
