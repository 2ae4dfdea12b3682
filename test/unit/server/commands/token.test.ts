import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { developmentIssuer } from '../../../../src/auth/callers/development-tokens.js';
import { jwtJudge } from '../../../../src/auth/callers/jwt.js';
import { SCOPES } from '../../../../src/auth/callers/principal.js';
import { systemClock } from '../../../../src/domain/clock.js';
import { TOKEN_HELP, token } from '../../../../src/server/commands/token.js';
import { keptDevelopmentKey } from '../../../../src/server/sandbox/development-key.js';
import { newFolder } from '../../../support/configuration.js';

let said = { out: '', err: '' };
beforeEach(() => {
  said = { out: '', err: '' };
  for (const name of ['out', 'err'] as const) {
    vi.spyOn(process[`std${name}`], 'write').mockImplementation((text) => {
      said[name] += String(text);
      return true;
    });
  }
});
afterEach(() => vi.restoreAllMocks());

/** A data directory that a sandbox with the connectors tp-main and linker-app has left. */
async function aDataDir(): Promise<string> {
  const dataDir = newFolder();
  await keptDevelopmentKey(dataDir);
  const simulators = { 'tp-main': 'http://127.0.0.1:1', 'linker-app': 'http://127.0.0.1:2' };
  writeFileSync(join(dataDir, 'sandbox.json'), JSON.stringify({ simulators }));
  return dataDir;
}

/** The caller that a gateway takes the printed token for. */
async function callerOf(args: readonly string[]): Promise<any> {
  const dataDir = await aDataDir();
  expect(await token(args, { EXCHEQUER_DATA_DIR: dataDir })).toBe(0);
  const issuer = developmentIssuer(await keptDevelopmentKey(dataDir));
  const judge = jwtJudge({ issuers: [issuer], clock: systemClock, log: () => undefined });
  return ((await judge(said.out.trim())) as any).principal;
}

describe('exchequer token', () => {
  it('prints a token that may do everything for eight hours', async () => {
    const caller = await callerOf([]);

    expect(caller).toMatchObject({
      subject: 'developer',
      scopes: new Set(SCOPES),
      grants: { connectors: 'all', accounts: 'all' },
    });
    expect(Math.abs(caller.expiresAtMs - systemClock.nowMs() - 8 * 3_600_000)).toBeLessThan(30_000);
    expect(said.err).toBe('');
  });

  it('gives it what the options say', async () => {
    const args = ['--scope', 'accounts:read  cards:read', '--connectors', 'tp-main, linker-app'];

    const caller = await callerOf([
      ...args,
      '--accounts',
      'id-1,id-2',
      '--subject',
      'ada',
      '--expires-in',
      '90s',
    ]);

    expect(caller).toMatchObject({
      subject: 'ada',
      scopes: new Set(['accounts:read', 'cards:read']),
      grants: { connectors: new Set(['tp-main', 'linker-app']), accounts: new Set(['id-1', 'id-2']) },
    });
    expect(Math.abs(caller.expiresAtMs - systemClock.nowMs() - 90_000)).toBeLessThan(30_000);
  });

  it('may give it no scope at all', async () => {
    expect(await callerOf(['--scope', ''])).toMatchObject({ scopes: new Set() });
  });

  it.each([
    ['--scope', 'money:print', '--scope: required * or scopes of accounts:read'],
    ['--connectors', 'tp-mian', '--connectors: required * or names of tp-main, linker-app; arrived tp-mian'],
    ['--connectors', ' , ', '--connectors: required * or names of connectors, arrived none'],
    ['--accounts', '', '--accounts: required global ids of accounts, arrived none'],
    ['--subject', 'key:ops', '--subject: required 1 to 64 letters'],
    ['--subject', 'a|b', '--subject: required 1 to 64 letters'],
    ['--subject', '', '--subject: required 1 to 64 letters'],
    ['--expires-in', '0s', '--expires-in: required a lifetime of at most 30d'],
    ['--expires-in', '31d', '--expires-in: required a lifetime of at most 30d'],
    ['--expires-in', 'soon', '--expires-in: required a lifetime of at most 30d'],
    ['--expires-in', '-1h', '--expires-in: required a lifetime of at most 30d'],
    ['--config', 'exchequer.yaml', '--config: tokens are minted for the sandbox only'],
  ])('refuses %s %j with status 2, a clear message and the help', async (option, value, message) => {
    expect(await token([`${option}=${value}`], { EXCHEQUER_DATA_DIR: await aDataDir() })).toBe(2);

    expect(said.err).toContain(message);
    expect(said.err).toContain(TOKEN_HELP);
    expect(said.out).toBe('');
  });

  it('is not for a gateway with a configuration, also where the environment names it', async () => {
    const env = { EXCHEQUER_DATA_DIR: await aDataDir(), EXCHEQUER_CONFIG: 'exchequer.yaml' };

    expect(await token([], env)).toBe(2);
    expect(said.err).toContain('EXCHEQUER_CONFIG: tokens are minted for the sandbox only');
  });

  it.each([['--colour=red'], ['ada'], ['--scope']])('does not know %s', async (arg) => {
    await expect(token([arg])).rejects.toThrow(TypeError);
  });

  it('says so where no sandbox has run, and makes no key there', async () => {
    const dataDir = newFolder();

    expect(await token([], { EXCHEQUER_DATA_DIR: dataDir })).toBe(1);
    expect(await token([], { EXCHEQUER_DATA_DIR: dataDir })).toBe(1);
    expect(said.err).toContain(`no sandbox has run in ${dataDir}`);
  });
});
