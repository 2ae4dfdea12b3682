import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../../src/config/configuration.js';
import { readKeptSecret } from '../../../src/server/kept-secret.js';
import { configurationOf, newFolder } from '../../support/configuration.js';

const toKept = ({ server, store }: Configuration) => ({
  configured: server.cursorSecret,
  setting: 'server.cursorSecret',
  dataDir: store.dataDir,
  file: 'cursor.key',
});
const inFolder = (dataDir: string, server: object = {}) =>
  readKeptSecret(toKept(configurationOf({ store: { dataDir }, server })));

const GIVEN = 'g'.repeat(32);
const FROM_FILE = 'f'.repeat(32);

describe('readKeptSecret', () => {
  it('takes no configured secret that anybody could guess, and says where it stands', async () => {
    const short = inFolder(newFolder(), { cursorSecret: 'a'.repeat(31) });

    await expect(short).rejects.toThrow('server.cursorSecret: required at least 32 bytes, arrived 31');
  });

  it('gives the configured secret, from the file or from a secret file', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'cursor'), `${FROM_FILE}\n`);
    const secretFile = configurationOf({ server: { cursorSecret: '${file:cursor}' } }, { folder });

    expect(Buffer.from(await inFolder(folder, { cursorSecret: GIVEN })).toString()).toBe(GIVEN);
    expect(Buffer.from(await readKeptSecret(toKept(secretFile))).toString()).toBe(FROM_FILE);
  });

  it('makes one of 32 bytes in a folder that need not be there, for its owner alone', async () => {
    const folder = join(newFolder(), 'a', 'b');

    const secret = await inFolder(folder);

    expect(secret).toHaveLength(32);
    expect(statSync(join(folder, 'cursor.key')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'cursor.key')).equals(secret)).toBe(true);
  });

  it('keeps it over restarts, and makes another one elsewhere', async () => {
    const folder = newFolder();

    const secrets = [await inFolder(folder), await inFolder(folder), await inFolder(newFolder())];

    expect(secrets[1]).toEqual(secrets[0]);
    expect(secrets[2]).not.toEqual(secrets[0]);
  });

  it('is the same for gateways that start at once in one folder', async () => {
    const folder = newFolder();

    const secrets = await Promise.all(Array.from({ length: 20 }, () => inFolder(folder)));

    expect(new Set(secrets.map((secret) => Buffer.from(secret).toString('hex'))).size).toBe(1);
    expect(readdirSync(folder)).toEqual(['cursor.key']);
  });

  it('does not seal with a secret that is cut short', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'cursor.key'), '');

    await expect(inFolder(folder)).rejects.toThrow(/cursor\.key: required at least 32 bytes, arrived 0/);
  });

  it('says why it cannot be kept', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');

    await expect(inFolder(file)).rejects.toThrow(/EEXIST|ENOTDIR/);
  });
});
