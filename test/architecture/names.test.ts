import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const PROVIDER = /^src\/datasources\/(?:treasure|treasury-prime|treasury-path|linker|cardbiller)\//;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src', name));

/** The names that a file declares and exports. */
function exportedNames(path: string): readonly string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  const names = source.statements.filter(isExported).flatMap((statement) => {
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => name.getText(source));
    return 'name' in statement && statement.name ? [(statement.name as ts.Identifier).text] : [];
  });
  return [...new Set(names)];
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : [];
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

/** Whether the files may share a name: the folders of providers are alike, and a type of the schema is named after its domain type. */
function mayShare(paths: readonly string[]): boolean {
  const rooms = paths.map((path) => PROVIDER.exec(path)?.[0] ?? path);
  if (paths.every((path) => PROVIDER.test(path))) return new Set(rooms).size === paths.length;
  const [, ...others] = paths.filter((path) => !path.startsWith('src/resolvers/'));
  return others.length === 0 && paths.length === 2;
}

describe('names', () => {
  it('have one meaning each, except those of providers and those that the schema shares with the domain', () => {
    const byName = new Map<string, string[]>();
    for (const path of files)
      for (const name of exportedNames(path)) byName.set(name, [...(byName.get(name) ?? []), path]);

    const shared = [...byName].filter(([, paths]) => paths.length > 1 && !mayShare(paths));

    expect(byName.size).toBeGreaterThan(1000);
    expect(shared).toEqual([]);
  });
});
