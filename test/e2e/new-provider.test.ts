import { execFile, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const REGISTRY = 'src/datasources/registry.ts';
const FOLDERS = ['src/datasources/north-bank', 'sandbox/north-bank'];
const BOOK = 'test/ports/books/north-bank.ts';
const LEFT_OUT = new Set(['node_modules', 'dist', '.git', '.data', 'coverage', '.ci-cache']);
const MOST_LINES = 600;
const PATIENCE_MS = 420_000;

/** A checkout of its own, without what is made from it. */
function copyOfTheTree(): string {
  const root = mkdtempSync(join(tmpdir(), 'new-provider-'));
  for (const name of readdirSync('.').filter((each) => !LEFT_OUT.has(each))) {
    cpSync(name, join(root, name), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  return root;
}

/** Every file of the checkout by path, with its text. */
function filesOf(root: string): ReadonlyMap<string, string> {
  const names = readdirSync(root, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [file.slice(root.length + 1), readFileSync(file, 'utf8')]));
}

function render(root: string, ...args: readonly string[]) {
  const command = ['scripts/new-provider.mjs', ...args, '--root', root];
  return spawnSync(process.execPath, command, { encoding: 'utf8' });
}

/** How a tool ends in the checkout, with all that it said. */
function run(
  root: string,
  tool: string,
  ...args: readonly string[]
): Promise<{ code: number; said: string }> {
  const env = { ...process.env, NO_COLOR: '1' };
  const options = { cwd: root, env, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((done) => {
    const child = execFile(resolve('node_modules/.bin', tool), args, options, (_, stdout, stderr) => {
      done({ code: child.exitCode ?? -1, said: stdout + stderr });
    });
  });
}

const lineCount = (text = '') => text.trimEnd().split('\n').length;

describe('a new provider', () => {
  let root: string;
  let before: ReadonlyMap<string, string>;
  let after: ReadonlyMap<string, string>;
  beforeAll(() => {
    root = copyOfTheTree();
    before = filesOf(root);
    const { status, stdout, stderr } = render(root, 'north-bank');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('docs/adding-a-provider.md');
    after = filesOf(root);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('is two folders, the reader of its book and one line of the registry', () => {
    const changed = [...after.keys()].filter((file) => after.get(file) !== before.get(file));
    const elsewhere = changed.filter((file) => !FOLDERS.some((folder) => file.startsWith(`${folder}/`)));
    const lines = new Set(before.get(REGISTRY)?.split('\n'));
    const added = after
      .get(REGISTRY)
      ?.split('\n')
      .filter((line) => !lines.has(line));

    expect(elsewhere.sort()).toEqual([REGISTRY, BOOK]);
    expect(added).toEqual(["export { northBank } from './north-bank/index.js';"]);
    expect(lineCount(after.get(REGISTRY))).toBe(lineCount(before.get(REGISTRY)) + 1);
    expect([...before.keys()].filter((file) => !after.has(file))).toEqual([]);
  });

  it('is named after its id everywhere', () => {
    const rendered = [...after].filter(([file]) => FOLDERS.some((folder) => file.startsWith(folder)));

    expect(rendered.filter(([, text]) => text.includes('{{'))).toEqual([]);
    expect(after.get(`${FOLDERS[0]}/index.ts`)).toMatch(
      /id: 'NORTH_BANK',\s+key: 'north-bank',\s+name: 'North Bank'/,
    );
  });

  it('takes no more lines to make real than the guide says, which are at most 600', () => {
    const guide = readFileSync('docs/adding-a-provider.md', 'utf8');
    const rows = [...guide.matchAll(/^\| `(.+)` \| (\d+) \| (\d+) \|$/gm)].map(
      ([, file = '', lines, changed]) => ({
        file: file.replace('<id>', 'north-bank'),
        lines: Number(lines),
        changed: Number(changed),
      }),
    );

    const sum = rows.reduce((total, { changed }) => total + changed, 0);
    expect(rows.filter(({ file, lines }) => lineCount(after.get(file)) !== lines)).toEqual([]);
    expect(rows.filter(({ lines, changed }) => changed > lines)).toEqual([]);
    expect(guide).toContain(`Together ${sum} lines`);
    expect(sum).toBeLessThanOrEqual(MOST_LINES);
  });

  it(
    'compiles, reads like the rest, and passes the port suites and the rules of the house',
    async () => {
      const books = { extends: './tsconfig.json', include: ['src', 'test/ports/books'] };
      writeFileSync(join(root, 'tsconfig.books.json'), JSON.stringify(books));

      const types = run(root, 'tsc', '--noEmit', '-p', 'tsconfig.books.json');
      const twin = types.then(() => run(root, 'tsc', '--noEmit', '-p', 'tsconfig.sandbox.json'));
      const lint = run(root, 'eslint', '--max-warnings', '0', ...FOLDERS, BOOK);
      const format = lint.then(() =>
        run(root, 'biome', 'check', '--error-on-warnings', ...FOLDERS, BOOK, REGISTRY),
      );
      const ended = await Promise.all([types, twin, lint, format]);
      expect(ended.filter(({ code }) => code !== 0)).toEqual([]);

      const names = 'north-bank|the house|the import rules|lengths';
      const suites = await run(
        root,
        'vitest',
        'run',
        'test/ports',
        'test/architecture',
        '-t',
        names,
        '--reporter=verbose',
      );

      expect(suites.code, suites.said).toBe(0);
      for (const title of [
        'accounts of north-bank',
        'transfers of north-bank',
        'a filter of transfers at north-bank',
        'the book of north-bank',
      ]) {
        expect(suites.said).toContain(title);
      }
    },
    PATIENCE_MS,
  );

  it.each([
    ['is taken', ['north-bank'], 'src/datasources/north-bank exists'],
    ['is a folder of the room', ['ports'], 'src/datasources/ports exists'],
    ['is the kernel of the sandbox', ['kernel'], 'sandbox/kernel exists'],
    ['is in two parts', ['north', 'bank'], 'required one id, arrived 2'],
    ['is not one', ['North_Bank'], 'id: required small letters and digits'],
    ['leads elsewhere', ['../bank'], 'id: required small letters and digits'],
    ['is a word of the language', ['class'], 'id: required no word of the language'],
    ['is missing', [], 'required one id, arrived 0'],
    ['has a name that would end a text', ['south-bank', '--name', "South's"], '--name: required letters'],
    ['comes with an unknown option', ['south-bank', '--force'], '--force'],
  ])('is refused with status 2 where its id %s, and nothing is written', (_, args, message) => {
    const { status, stdout, stderr } = render(root, ...args);

    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toContain('usage: npm run new:provider');
    expect(readFileSync(join(root, REGISTRY), 'utf8')).toBe(after.get(REGISTRY));
    expect(readdirSync(join(root, 'src/datasources'))).not.toContain('south-bank');
  });
});
