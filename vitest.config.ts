import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

/** Tests that open a database on disk, run a PostgreSQL or kill a process that holds one. */
const STORE = [
  'test/unit/store/**/*.test.ts',
  'test/unit/operations/journal.test.ts',
  'test/unit/operations/recovery.test.ts',
  'test/unit/server/commands/operations.test.ts',
  'test/unit/server/commands/events.test.ts',
];

/** Tests that run in the inner loop as well, there over the embedded database in memory. */
const IN_BOTH = ['test/unit/operations/journal.test.ts', 'test/unit/operations/recovery.test.ts'];

const SANDBOX = 'test/unit/sandbox/**/*.test.ts';

/** Files run in one process and share its modules: fast, and each must leave everything as it was. */
const SHARED = {
  pool: 'threads',
  isolate: false,
  setupFiles: ['test/support/setup.ts', 'test/support/left-behind.ts'],
} as const;

export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    globalSetup: ['test/support/temporary-files.ts'],
    setupFiles: ['test/support/setup.ts'],
    // A slow machine is no failure: only what hangs is.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
    experimental: { fsModuleCache: true },
    projects: [
      project('unit', {
        include: ['test/unit/**/*.test.ts'],
        exclude: [SANDBOX, ...STORE.filter((path) => !IN_BOTH.includes(path))],
        provide: { journalOver: 'memory' },
        ...SHARED,
      }),
      project('sandbox', { include: [SANDBOX], ...SHARED }),
      project('store', { include: STORE, provide: { journalOver: 'every kind' } }),
      project('ports', { include: ['test/ports/**/*.test.ts'], ...SHARED }),
      project('e2e', { include: ['test/e2e/**/*.test.ts'] }),
      project('faults', { include: ['test/faults/**/*.test.ts'] }),
      project('architecture', { include: ['test/architecture/**/*.test.ts'] }),
    ],
  },
});

function project(name: string, test: object): TestProjectConfiguration {
  return { extends: true, test: { name, ...test } };
}
