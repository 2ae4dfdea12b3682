import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeSandboxDescription } from '../../../../src/server/sandbox/description.js';
import { newFolder } from '../../../support/configuration.js';

const DESCRIPTION = {
  graphql: 'http://localhost:4000/graphql',
  graphiql: 'http://localhost:4000/graphiql',
  tokens: { operator: 'o', analyst: 'a', endUser: 'e' },
  simulators: { 'tp-main': 'http://127.0.0.1:5000' },
};

describe('writeSandboxDescription', () => {
  it('writes what runs, for its owner alone, in a folder that it makes', async () => {
    const dataDir = join(newFolder(), 'data');

    await writeSandboxDescription(dataDir, DESCRIPTION);

    expect(JSON.parse(readFileSync(join(dataDir, 'sandbox.json'), 'utf8'))).toEqual(DESCRIPTION);
    expect(statSync(join(dataDir, 'sandbox.json')).mode & 0o777).toBe(0o600);
  });

  it('replaces one that others could read, and leaves nothing beside it', async () => {
    const dataDir = newFolder();
    writeFileSync(join(dataDir, 'sandbox.json'), '{}', { mode: 0o644 });

    await writeSandboxDescription(dataDir, DESCRIPTION);

    expect(statSync(join(dataDir, 'sandbox.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir)).toEqual(['sandbox.json']);
  });
});
