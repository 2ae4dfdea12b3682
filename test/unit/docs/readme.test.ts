import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { toConfiguration } from '../../../src/config/load.js';
import { providerChecks } from '../../../src/server/provider-checks.js';
import { CERTIFICATE_A } from '../../support/certificates.js';

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
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    let keys = 0;
    const filled = (text: string) =>
      text
        .replace('/run/secrets/treasure', file('secret', 'from a file\n'))
        .replace('/etc/exchequer/tls.pem', file('tls.pem', CERTIFICATE_A.cert))
        .replace('/etc/exchequer/tls.key', file('tls.key', CERTIFICATE_A.key))
        .replace('./operations.json', file('operations.json', '{}'))
        .replace(/<sha256 of the key, hex>|<hex>/g, () => String(++keys).repeat(64));
    const [first = {}, ...others] = blocks(readme, 'yaml').map((text) => parse(filled(text)));
    const server = Object.assign({}, ...[first, ...others].map((block) => block.server));
    const whole = { ...Object.assign({}, first, ...others), server };
    const env = {
      ...{ TP_KEY_ID: 'id', TP_KEY_VALUE: 'value', TREASURE_CLIENT_ID: 'client' },
      ...{ CARDBILLER_TOKEN: 'd', PATH_KEY: 'e', PATH_SECRET: 'f' },
      ...{ DATABASE_URL: 'postgres://localhost/exchequer', SEALING_KEY: 's'.repeat(32) },
    };

    const configuration = toConfiguration(whole, {
      source: 'README.md',
      folder,
      env,
      knowledge: providerChecks,
    });

    expect(configuration.connectors.map(({ provider }) => provider)).toEqual([
      'treasury-prime',
      'treasure',
      'cardbiller',
      'linker',
      'treasury-path',
    ]);
    expect(configuration.callers.apiKeys).toHaveLength(2);
    expect(configuration.callers.jwt).toHaveLength(1);
    expect(configuration.store.url).toBe(env.DATABASE_URL);
    expect(configuration.protection.persistedOperations).toBe('only');
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
