import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configurationPage, listSettings } from '../../../scripts/docs/configuration.js';
import { SETTING_DESCRIPTIONS } from '../../../scripts/docs/setting-descriptions.js';
import { PROVIDERS } from '../../../src/datasources/index.js';
import { configurationOf, problemsOf } from '../../support/configuration.js';

const SHA = 'a'.repeat(64);

/** A file with the example of one setting, beside what its group requires. */
function fileWith(path: string, example: unknown): object {
  const connector = { name: 'tp-main', provider: 'n', credentials: { key: 'k' } };
  const file = {
    connectors: [{ ...connector, limits: {} }],
    callers: {
      jwt: [{ issuer: 'i', audience: 'a' }],
      apiKeys: [{ id: 'ops', sha256: SHA, scopes: ['*'], connectors: ['*'] }],
    },
  };
  const keys = path.replaceAll('[]', '.0').split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce<any>((inner, key) => {
    inner[key] ??= {};
    return inner[key];
  }, file);
  parent[last] = example;
  return file;
}

const ENV = { DATABASE_URL: 'postgres://db/x', SEALING_KEY: 's'.repeat(32), OPS_KEY_SHA256: SHA };

describe('docs/configuration.md', () => {
  it('has a row for every setting of the shape', () => {
    const page = configurationPage();

    for (const { path } of listSettings()) expect(page).toContain(`| \`${path}\` |`);
    expect(listSettings().map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'server.cors.origins',
        'connectors[].limits.timeoutMs',
        'callers.apiKeys[].sha256',
      ]),
    );
  });

  it.each(Object.entries(SETTING_DESCRIPTIONS))(
    'gives an example of %s that the gateway accepts',
    (path, row) => {
      const file = fileWith(path, parse(row.example));

      const problems = problemsOf(() => configurationOf(file, { env: ENV }));

      const about = problems.filter((each) => each.startsWith(path.replaceAll('[]', '[0]')));
      expect(about.filter((each) => !each.includes('a file that can be read'))).toEqual([]);
    },
  );

  it('has one cell for each column', () => {
    const tables = configurationPage()
      .split('\n\n')
      .filter((part) => part.startsWith('| '));

    for (const table of tables) {
      const [head = '', ...rows] = table
        .trim()
        .split('\n')
        .map((row) => row.split('|').length);

      expect(new Set(rows)).toEqual(new Set([head]));
    }
    expect(tables.length).toBeGreaterThan(7);
  });

  it('has the options of every provider', () => {
    const page = configurationPage();

    for (const { key } of PROVIDERS) expect(page).toMatch(new RegExp(`### \`${key}\`\\n\\n\\| setting `));
  });
});
