import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { newFolder } from '../support/configuration.js';

function main(args: readonly string[], env: Record<string, string> = {}) {
  const { EXCHEQUER_CONFIG: _, ...rest } = process.env;
  return spawnSync(process.execPath, ['dist/main.js', ...args], {
    encoding: 'utf8',
    env: { ...rest, ...env },
    timeout: 60_000,
  });
}

describe('the commands of the program', () => {
  it.each(['start', 'sandbox', 'check-config', 'operations', 'audit', 'schema', 'token'])(
    'print their usage for --help: %s',
    (command) => {
      const { status, stdout, stderr } = main([command, '--help']);

      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(new RegExp(`usage: exchequer[\\s\\S]*${command}`));
    },
  );

  it.each([['operations', 'list'], ['audit']])(
    'name a data directory that no gateway has used, and do not create it: %s',
    (...args) => {
      const dataDir = join(newFolder(), 'absent');

      const { status, stdout, stderr } = main(args, { EXCHEQUER_DATA_DIR: dataDir });

      expect([status, stdout]).toEqual([1, '']);
      expect(stderr).toContain(
        `the data directory ${dataDir}: required the store of a gateway, arrived none`,
      );
      expect(existsSync(dataDir)).toBe(false);
    },
  );

  it('end without a stack when the reader of their output leaves', async () => {
    const child = spawn(process.execPath, ['dist/main.js', 'schema'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.stdout.destroy();

    const status = await new Promise((resolve) => child.once('close', resolve));

    expect([status, stderr]).toEqual([0, '']);
  });

  it('print a configuration of the sandbox that is YAML from its first line', async () => {
    const child = spawn(process.execPath, ['dist/main.js', 'sandbox'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    let stdout = '';
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk) => {
        stdout += chunk;
        if (stdout.includes('webhookSecret') || stdout.trimEnd().split('\n').length > 20) resolve();
      });
    });
    child.kill('SIGTERM');
    await ended;

    expect(stdout).toMatch(/^# Simulated providers/);
    expect(parse(stdout).connectors.length).toBeGreaterThan(4);
  });
});
