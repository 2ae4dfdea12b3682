import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newFolder } from '../support/configuration.js';
import { RunningGateway } from '../support/gateway.js';

const SECRET = 'mark-5f0c1d9e7b3a4826';
const HEX = 'f'.repeat(63);
const TREASURE = { name: 't', provider: 'treasure', environment: 'sandbox', baseUrl: 'https://t.example' };
const good = { ...TREASURE, credentials: { clientId: 'id', clientSecret: SECRET } };
const caller = { id: 'ops', scopes: ['*'], connectors: ['*'] };

/** What is wrong with a file, and the file; the secret is in each. */
const FILES: ReadonlyArray<readonly [what: string, text: string]> = [
  ['no YAML', `connectors:\n  - { name: t, credentials: { clientSecret: "${SECRET} }\n`],
  ['an alias without an anchor', `connectors: *${SECRET}\n`],
  ['a key that there is twice', `store: { sealingKey: ${SECRET}, sealingKey: ${SECRET} }\n`],
  ['a credential in the wrong place', json({ connectors: [{ ...good, clientSecret: SECRET }] })],
  ['a credential of another name', json({ connectors: [{ ...TREASURE, credentials: { secret: SECRET } }] })],
  [
    'a list in place of a secret',
    json({ connectors: [{ ...good, credentials: { clientSecret: [SECRET] } }] }),
  ],
  ['a secret for an address', json({ connectors: [{ ...good, baseUrl: SECRET }] })],
  [
    'a secret within an address',
    json({ connectors: [{ ...good, baseUrl: `https://u:${SECRET}@t.example` }] }),
  ],
  ['a sealing key that is too short', json({ connectors: [good], store: { sealingKey: SECRET } })],
  [
    'an API key in clear',
    json({ connectors: [good], callers: { apiKeys: [{ ...caller, sha256: SECRET }] } }),
  ],
  [
    'a key beside its hash',
    json({ connectors: [good], callers: { apiKeys: [{ ...caller, sha256: HEX, key: SECRET }] } }),
  ],
  ['a database of another kind', json({ connectors: [good], store: { url: `mysql://u:${SECRET}@h/d` } })],
  [
    'a database that nobody reaches',
    json({
      connectors: [good],
      store: { url: `postgres://u:${SECRET}@127.0.0.1:1/d`, sealingKey: `${SECRET}${SECRET}` },
    }),
  ],
  ['a provider that nobody reaches', json({ connectors: [{ ...good, baseUrl: 'http://127.0.0.1:1' }] })],
];

function json(value: object): string {
  return JSON.stringify(value);
}

function program(folder: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/main.js', ...args], {
    encoding: 'utf8',
    env: { ...process.env, LOG_LEVEL: 'trace', EXCHEQUER_DATA_DIR: join(folder, 'data') },
  });
  return { status, said: stdout + stderr };
}

describe('a configuration that cannot be used', () => {
  it.each(FILES)('is told without the secret in it: %s', (_, text) => {
    const folder = newFolder();
    const path = join(folder, 'exchequer.yaml');
    writeFileSync(path, text);

    const command = text.includes('postgres://') ? ['operations', 'list', '--config'] : ['check-config'];
    const { status, said } = program(folder, ...command, path);

    expect(said).not.toBe('');
    expect(said).not.toContain(SECRET);
    expect([1, 2]).toContain(status);
  });
});

describe('a gateway over the sandbox', () => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await RunningGateway.start({ LOG_LEVEL: 'trace' });
  });
  afterAll(() => gateway.stop());

  it('keeps its tokens in a file for its owner alone, and no credential of a provider', () => {
    const path = join(gateway.dataDir, 'sandbox.json');
    const text = readFileSync(path, 'utf8');
    const named = Object.keys(JSON.parse(text)).sort();

    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(named).toEqual(['graphiql', 'graphql', 'simulators', 'tokens']);
    for (const word of ['secret', 'cardbiller-sandbox', 'treasure-sandbox', 'tp_key', 'tp-sandbox', 'whsec_'])
      expect(text).not.toContain(word);
  });

  it('prints each token once, when it starts, and logs none', async () => {
    const tokens = Object.values(gateway.sandbox.tokens);
    for (const token of tokens) await gateway.query('{ accounts(first: 5) { nodes { id } } }', {}, token);
    await fetch(`${gateway.origin}/graphiql`);

    const lines = gateway.output().split('\n');

    for (const token of tokens) expect(lines.filter((line) => line.includes(token))).toEqual([token]);
    expect(lines.some((line) => line.includes('"msg":"request"'))).toBe(true);
  });
});
