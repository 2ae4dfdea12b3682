import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { toConfiguration } from '../../../src/config/load.js';
import { knowledge } from '../../../src/server/knowledge.js';

const PAGES = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md'];
const readme = readFileSync('README.md', 'utf8');

/** The code blocks of a language in a page. */
function blocks(page: string, language: string): string[] {
  return [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, text = '']) => text,
  );
}

describe('the README', () => {
  it('shows a configuration that the gateway takes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'exchequer-'));
    writeFileSync(join(folder, 'secret'), 'from a file\n');
    const [text = ''] = blocks(readme, 'yaml');
    const filled = text
      .replace('/run/secrets/treasure', join(folder, 'secret'))
      .replace(/<sha256 of the key, hex>|<hex>/g, 'a'.repeat(64));
    const env = {
      TP_KEY_ID: 'id',
      CARDBILLER_TOKEN: 'd',
      PATH_KEY: 'e',
      PATH_SECRET: 'f',
      TP_KEY_VALUE: 'value',
      TREASURE_CLIENT_ID: 'client',
    };

    const configuration = toConfiguration(parse(filled), { source: 'README.md', folder, env, knowledge });

    expect(configuration.connectors.map(({ provider }) => provider)).toEqual([
      'treasury-prime',
      'treasure',
      'cardbiller',
      'linker',
      'treasury-path',
    ]);
    expect(configuration.callers.apiKeys).toHaveLength(2);
  });

  it.each(PAGES)('%s names only npm scripts that there are', (page) => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = [...readFileSync(page, 'utf8').matchAll(/npm (?:run )?(start|test|run [a-z:]+|[a-z]+)\b/g)]
      .map(([whole]) => whole.replace(/^npm (run )?/, ''))
      .filter((name) => !['install', 'ci'].includes(name));

    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it.each(PAGES)('%s links only to files that there are', (page) => {
    const links = [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#]+)\)/g)].map(([, link = '']) => link);

    expect(links.filter((link) => !link.startsWith('http') && !existsSync(link))).toEqual([]);
  });
});
