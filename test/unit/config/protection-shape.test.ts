import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configurationOf, newFolder, problemsOf } from '../../support/configuration.js';

const problems = (file: object) => problemsOf(() => configurationOf(file));

describe('the section protection', () => {
  it('protects without being written', () => {
    expect(configurationOf().protection).toEqual({
      maxDepth: 12,
      maxTokens: 5000,
      maxCost: 5000,
      maxAliases: 50,
      maxRootFields: 30,
      maxDirectives: 50,
      rateLimit: { pointsPerMinute: 60_000, failedAttemptsPerMinute: 300 },
      persistedOperations: 'allow',
      manifest: null,
    });
  });

  it.each([
    [
      { maxCost: 10, rateLimit: { pointsPerMinute: 9 } },
      'protection.rateLimit.pointsPerMinute: required at least',
    ],
    [{ persistedOperations: 'only' }, 'protection.manifest: required with persistedOperations: only'],
    [{ persistedOperations: 'off', manifest: 'm.json' }, 'protection.manifest: required none'],
    [{ persistedOperations: 'some' }, 'protection.persistedOperations: '],
    [
      { manifest: '/no/such/file.json' },
      'protection.manifest: required a file that can be read, arrived ENOENT',
    ],
  ])('does not take %j', (protection, problem) => {
    expect(problems({ protection }).join('\n')).toContain(problem);
  });

  it('finds the manifest beside the configuration', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'm.json'), '{}');

    const { protection } = configurationOf({ protection: { manifest: 'm.json' } }, { folder });

    expect(protection.manifest).toBe(join(folder, 'm.json'));
  });
});

describe('the section server', () => {
  it('needs both files for TLS, there to be read', () => {
    expect(problems({ server: { tls: { cert: 'c' } } }).join()).toContain('server.tls.key');
    expect(problems({ server: { tls: { cert: '/no/c', key: '/no/k' } } })).toEqual([
      'server.tls.cert: required a file that can be read, arrived ENOENT',
      'server.tls.key: required a file that can be read, arrived ENOENT',
    ]);
  });

  it.each([true, false, ['10.0.0.0/8'], ['loopback', '::1']])('takes trustProxy: %j', (trustProxy) => {
    expect(configurationOf({ server: { trustProxy } }).server.trustProxy).toEqual(trustProxy);
  });

  it.each([1, [], ['everybody'], 'yes'])('does not take trustProxy: %j', (trustProxy) => {
    expect(problems({ server: { trustProxy } }).join()).toContain('server.trustProxy');
  });
});
