import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const PROVIDER_FILES = [
  'index.ts',
  'settings.ts',
  'api.ts',
  'refusals.ts',
  'MAPPINGS.md',
  'json',
  'reads',
  'mappers',
];
const ports = new Set(['ports', 'http', 'paging', 'loading', 'cache', 'reading', 'writing']);
const folders = readdirSync('src/datasources', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !ports.has(entry.name))
  .map(({ name }) => name);

describe('the house', () => {
  it.each(folders)('finds the same files in the provider folder %s', (folder) => {
    expect(readdirSync(join('src/datasources', folder))).toEqual(expect.arrayContaining(PROVIDER_FILES));
  });

  it.each(folders)('has one registry line and one simulator for %s', (folder) => {
    const lines = readFileSync('src/datasources/registry.ts', 'utf8').split('\n');

    expect(lines.filter((line) => line.includes(`'./${folder}/index.js'`))).toHaveLength(1);
    expect(readdirSync('sandbox')).toContain(folder);
  });

  it.each(['package.json', 'bench/peers/package.json'])('pins every dependency of %s exactly', (path) => {
    const { dependencies, devDependencies, overrides } = JSON.parse(readFileSync(path, 'utf8'));
    const loose = Object.entries<string>({ ...dependencies, ...devDependencies, ...overrides }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );

    expect(loose).toEqual([]);
  });
});
