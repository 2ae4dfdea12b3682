import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder } from '../support/configuration.js';

const PATIENCE_MS = 100_000;

/** Runs a start to its end. A simulator that outlives it keeps `stderr` open until the time is over: `status` is then null. */
function start(env: Record<string, string>, ...args: string[]) {
  const { EXCHEQUER_CONFIG: _, ...rest } = process.env;
  return spawnSync(process.execPath, ['dist/main.js', 'start', ...args], {
    encoding: 'utf8',
    env: { ...rest, PORT: '0', EXCHEQUER_DATA_DIR: newFolder(), ...env },
    timeout: PATIENCE_MS,
  });
}

/** A directory inside a file, which nobody can create, not even root. */
function impossibleFolder(): string {
  const path = join(newFolder(), 'file');
  writeFileSync(path, '');
  return join(path, 'data');
}

function configured(settings: object): string {
  const path = join(newFolder(), 'exchequer.yaml');
  const treasure = {
    name: 't',
    provider: 'treasure',
    environment: 'sandbox',
    credentials: { clientId: 'id', clientSecret: 'secret' },
  };
  writeFileSync(path, JSON.stringify({ connectors: [treasure], ...settings }));
  return path;
}

describe('a start that fails', () => {
  it.each<[string, Record<string, string>, number, RegExp]>([
    ['a port that is no number', { PORT: 'abc' }, 2, /server\.port: required .*variable PORT/],
    ['a log level that does not exist', { LOG_LEVEL: 'loud' }, 2, /logLevel: .*variable LOG_LEVEL/],
    ['a host that is no address', { HOST: '256.1.1.1' }, 2, /server\.host: required .*variable HOST/],
    ['a host of another machine', { HOST: '192.0.2.1' }, 1, /^host 192\.0\.2\.1: required an address/m],
    [
      'a data directory that cannot be created',
      { EXCHEQUER_DATA_DIR: impossibleFolder() },
      1,
      /^the data directory \S+: required a directory that this user can write, arrived ENOTDIR/m,
    ],
  ])('over the sandbox prints what is wrong and leaves nothing behind: %s', (_, env, expected, text) => {
    const { status, stderr, signal } = start(env);

    expect([status, signal]).toEqual([expected, null]);
    expect(stderr).toMatch(text);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });

  it.each<[string, object, number, RegExp]>([
    ['a host that is no address', { server: { host: '1.2.3' } }, 2, /server\.host: required /],
    ['a host of another machine', { server: { host: '192.0.2.1' } }, 1, /^host 192\.0\.2\.1: required an/m],
    [
      'a data directory that cannot be created',
      { store: { dataDir: impossibleFolder() } },
      1,
      /^the data directory \S+: required a directory/m,
    ],
  ])('with a configuration prints what is wrong and ends: %s', (_, settings, expected, text) => {
    const { status, stderr } = start({ EXCHEQUER_DATA_DIR: '' }, '--config', configured(settings));

    expect(status).toBe(expected);
    expect(stderr).toMatch(text);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });
});
