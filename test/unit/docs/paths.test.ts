import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The pages that name files of the code. `<…>` stands for a name. */
const PAGES = ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/adding-a-provider.md'];
const FOLDERS = readdirSync('docs').filter((name) => name.endsWith('.md'));

const pathsIn = (page: string) => [
  ...new Set(readFileSync(page, 'utf8').match(/(?<=`)(?:src|sandbox|test|scripts|bench)\/[^`\s<…]+(?=`)/g)),
];

const linksIn = (page: string) =>
  [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link = '']) => link);

describe('the documents', () => {
  it.each(PAGES)('%s names files that exist', (page) => {
    const missing = pathsIn(page).filter((path) => !existsSync(path));

    expect(missing).toEqual([]);
  });

  it.each(FOLDERS)('docs/%s links to files that exist', (name) => {
    const missing = linksIn(join('docs', name)).filter((link) => !existsSync(join('docs', link)));

    expect(missing).toEqual([]);
  });

  it('architecture.md names every room of src', () => {
    const rooms = readdirSync('src').filter((name) => statSync(join('src', name)).isDirectory());
    const page = readFileSync('docs/architecture.md', 'utf8');

    expect(rooms.filter((room) => !page.includes(`\`src/${room}\``))).toEqual([]);
  });
});
