const { MUTATION_FILES = '', MUTATION_REPORT = '', WORKERS = '1' } = process.env;

export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'scripts/mutation/vitest.config.mjs', related: false },
  mutate: MUTATION_FILES.split(','),
  // A literal of a closed set that changes does not compile; the other texts are messages.
  mutator: { excludedMutations: ['StringLiteral'] },
  coverageAnalysis: 'perTest',
  // Code that runs once when a module is loaded cannot be changed between tests.
  ignoreStatic: true,
  concurrency: Number(WORKERS),
  reporters: ['json'],
  jsonReporter: { fileName: MUTATION_REPORT },
  tempDirName: '.data/mutation/work',
  ignorePatterns: ['dist', '.data'],
  allowEmpty: true,
  logLevel: 'warn',
};
