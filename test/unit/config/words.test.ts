import { describe, expect, it } from 'vitest';
import { configurationOf, problemsOf } from '../../support/configuration.js';

const WRONG = [
  null,
  true,
  5,
  -1,
  1.5,
  1e12,
  '',
  ' ',
  'x y',
  [],
  {},
  [5],
  [''],
  [[]],
  { a: 1 },
  async () => 'x',
];

/** Paths of groups, lists and values of every kind. */
const PATHS = [
  'server',
  'server.host',
  'server.port',
  'server.publicUrl',
  'server.graphiql',
  'server.introspection',
  'server.cors',
  'server.cors.origins',
  'server.cursorSecret',
  'server.tls',
  'server.tls.cert',
  'server.trustProxy',
  'store',
  'store.url',
  'store.dataDir',
  'journal.horizonMs',
  'connectors',
  'connectors.0',
  'connectors.0.name',
  'connectors.0.provider',
  'connectors.0.environment',
  'connectors.0.baseUrl',
  'connectors.0.limits',
  'connectors.0.limits.timeoutMs',
  'callers',
  'callers.jwt',
  'callers.jwt.0',
  'callers.jwt.0.issuer',
  'callers.jwt.0.audience',
  'callers.jwt.0.jwksUrl',
  'callers.jwt.0.algorithms',
  'callers.apiKeys.0',
  'callers.apiKeys.0.id',
  'callers.apiKeys.0.scopes',
  'callers.apiKeys.0.accounts',
  'callers.apiKeys.0.expiresAt',
  'protection',
  'protection.maxCost',
  'protection.rateLimit',
  'protection.persistedOperations',
  'protection.manifest',
  'logLevel',
];

function fileWith(path: string, value: unknown): object {
  const file = {
    server: { cors: {}, tls: { cert: 'c', key: 'k' } },
    store: {},
    journal: {},
    connectors: [{ name: 'bank', provider: 'n', credentials: { key: 'k' }, limits: {} }],
    callers: {
      jwt: [{ issuer: 'i', audience: 'a', jwksUrl: 'https://i.example' }],
      apiKeys: [{ id: 'ops', sha256: 'a'.repeat(64), scopes: ['*'], connectors: ['*'] }],
    },
    protection: {},
  };
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce<any>((inner, key) => inner[key], file);
  parent[last] = value;
  return file;
}

describe('the words of a problem', () => {
  it.each(PATHS)("are the gateway's own for any wrong value of %s", (path) => {
    const problems = WRONG.flatMap((value) => problemsOf(() => configurationOf(fileWith(path, value))));

    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) {
      expect(problem).toMatch(/^[\w.[\] ]+: (?:required .|unknown setting)/);
      expect(problem).not.toMatch(/Invalid|Too |expected|received|undefined|null|>=|<=|of another form/);
    }
  });

  it('states the range of a number', () => {
    const file = { connectors: [{ name: 'bank', provider: 'n', credentials: {}, limits: { timeoutMs: 5 } }] };

    expect(problemsOf(() => configurationOf(file))).toEqual([
      'connectors[0].limits.timeoutMs: required a whole number from 100 to 120000',
    ]);
  });

  it('states the least number of entries', () => {
    expect(problemsOf(() => configurationOf({ connectors: [] }))).toEqual([
      'connectors: required at least 1 entry, arrived fewer',
    ]);
  });
});
