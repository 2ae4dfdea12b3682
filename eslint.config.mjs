import tseslint from 'typescript-eslint';

/** Decorators of type-graphql whose type must be written as a thunk: no compiler here emits the metadata to guess it from. */
const THUNKS = ['Field', 'Query', 'Mutation', 'Subscription', 'Arg', 'FieldResolver'];

/** Node holds these signals weakly: a collected one is never aborted. */
const WEAK_SIGNALS = ['timeout', 'any'].map((property) => ({
  object: 'AbortSignal',
  property,
  message: 'Use startDeadline or withinDeadline of src/domain/deadline.ts.',
}));

/** The fields of providers whose values a scalar of the schema checks. */
const VALUES = 'currency|^user_?data$|_at$|date$';

/** A loop over upstream reads has an end only if somebody wrote one. */
const UNBOUNDED_WALK = {
  selector: ':matches(ForStatement, WhileStatement, DoWhileStatement) AwaitExpression',
  message: 'Use readPages of src/datasources/paging/read-pages.ts: it limits the number of pages.',
};

const SYNTAX = [
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  {
    selector: `Decorator > CallExpression[callee.name=/^(${THUNKS.join('|')})$/]:not(:has(> ArrowFunctionExpression))`,
    message: 'Write the type as a thunk: @Field(() => String).',
  },
  {
    selector: `CallExpression[callee.property.name=/^(text|maybeText|json)$/] > Literal[value=/${VALUES}/i]`,
    message: 'Read currencies, times and user data by the method for such values: the scalars refuse others.',
  },
];

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.data/**', 'coverage/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, properties: false } },
      ],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-params': ['error', 4],
      'max-depth': ['error', 3],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...SYNTAX],
    },
  },
  {
    files: ['*.config.ts', '*.config.mjs', 'graphiql/**', '.dependency-cruiser.mjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['src/**'], rules: { 'no-restricted-properties': ['error', ...WEAK_SIGNALS] } },
  {
    files: ['src/datasources/**'],
    ignores: ['src/datasources/{http,paging}/**'],
    rules: { 'no-restricted-syntax': ['error', ...SYNTAX, UNBOUNDED_WALK] },
  },
  // Answers of arbitrary operations and providers are looked into freely; the assertions say what they must be.
  { files: ['test/**'], rules: { '@typescript-eslint/no-explicit-any': 'off' } },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
