import { defineConfig } from 'vitest/config';

/** The unit tests that belong to the code under change; set by run.mjs. */
export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: (process.env.MUTATION_TESTS ?? '').split(','),
    exclude: ['test/unit/store/**'],
    provide: { journalOver: 'memory' },
    // A few histories show what many would.
    env: { HISTORIES: '40' },
    setupFiles: ['test/support/setup.ts'],
    pool: 'threads',
    isolate: false,
    // What hangs on a change is a change noticed.
    testTimeout: 10_000,
  },
});
