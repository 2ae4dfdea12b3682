// Writes the folders of a provider from the templates, and its line into the registry.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { BadInput } from './names.mjs';

export { BadInput } from './names.mjs';

export const REGISTRY = 'src/datasources/registry.ts';
const TEMPLATES = join(import.meta.dirname, 'templates');
const BIOME = join(import.meta.dirname, '../../node_modules/.bin/biome');

/** Refuses before the first byte is written; overwrites nothing. Says what was made. **Throws** `BadInput`. */
export function render(root, names) {
  const folders = [
    { path: `src/datasources/${names.id}`, template: 'source' },
    { path: `sandbox/${names.id}`, template: 'simulator' },
  ];
  const registry = join(root, REGISTRY);
  if (!existsSync(registry))
    throw new BadInput(`--root: required a checkout with ${REGISTRY}, arrived ${root}`);
  for (const { path } of folders) {
    if (existsSync(join(root, path)))
      throw new BadInput(`id: required one that is not taken; ${path} exists`);
  }
  const book = `test/ports/books/${names.id}.ts`;
  if (existsSync(join(root, book))) throw new BadInput(`id: required one that is not taken; ${book} exists`);
  const lines = withLine(readFileSync(registry, 'utf8'), names);
  for (const { path, template } of folders) renderFolder(template, join(root, path), names);
  renderFile('book.ts.txt', join(root, book), names);
  writeFileSync(registry, lines);
  const paths = folders.map(({ path }) => path);
  format(root, [...paths, book]);
  return [
    ...paths.map((path) => ({ path, ...sizeOf(join(root, path)) })),
    { path: book, files: 1, lines: linesOf(join(root, book)) },
  ];
}

/** The registry with the line of the provider in its place by path. */
function withLine(text, { id, camel }) {
  if (new RegExp(`\\{ ${camel} \\}`).test(text)) throw new BadInput(`id: ${camel} is taken in ${REGISTRY}`);
  const line = `export { ${camel} } from './${id}/index.js';`;
  const lines = text.trimEnd().split('\n');
  const pathOf = (each) => /from '(.+)'/.exec(each)?.[1];
  const after = lines.findIndex((each) => (pathOf(each) ?? '') > `./${id}/index.js`);
  lines.splice(after === -1 ? lines.length : after, 0, line);
  return `${lines.join('\n')}\n`;
}

function renderFolder(template, folder, names) {
  const source = join(TEMPLATES, template);
  for (const file of filesIn(source).filter((each) => each.endsWith('.txt')))
    renderFile(join(template, file), join(folder, file.replace(/\.txt$/, '')), names);
}

function renderFile(template, target, names) {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, filled(readFileSync(join(TEMPLATES, template), 'utf8'), names), { flag: 'wx' });
}

function filled(text, { id, camel, pascal, constant, name }) {
  const values = { id, camel, Pascal: pascal, CONST: constant, Name: name };
  return text.replace(/\{\{(\w+)\}\}/g, (placeholder, key) => values[key] ?? placeholder);
}

/** Names differ in length, and so do the lines that hold them. */
function format(root, paths) {
  const { status, stdout, stderr } = spawnSync(BIOME, ['check', '--write', ...paths], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`biome could not format ${paths.join(', ')}:\n${stdout}${stderr}`);
}

function sizeOf(folder) {
  const files = filesIn(folder);
  const lines = files.map((file) => linesOf(join(folder, file)));
  return { files: files.length, lines: lines.reduce((sum, each) => sum + each, 0) };
}

function linesOf(file) {
  return readFileSync(file, 'utf8').trimEnd().split('\n').length;
}

/** By path within the folder. */
function filesIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
