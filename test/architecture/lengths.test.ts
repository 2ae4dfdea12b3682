import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOTS = ['src', 'sandbox', 'test', 'scripts', 'graphiql', 'bench'];
const MAX_FILE_LINES = 250;
const MAX_FUNCTION_LINES = 40;
const MAX_TEST_FUNCTION_LINES = 60;

const files = ROOTS.flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !name.includes('node_modules'))
    .map((name) => join(root, name)),
);

/** `file:line name (lines)` of every function that is longer than allowed; the callbacks that hold tests are lists, not functions. */
function longFunctions(path: string): string[] {
  const most = path.startsWith('test/') ? MAX_TEST_FUNCTION_LINES : MAX_FUNCTION_LINES;
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body && !holdsTests(node)) {
      const start = source.getLineAndCharacterOfPosition(node.getStart()).line;
      const lines = source.getLineAndCharacterOfPosition(node.getEnd()).line - start + 1;
      if (lines > most) found.push(`${path}:${start + 1} (${lines} lines)`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function holdsTests(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && node.parent.expression.getText().startsWith('describe');
}

describe('lengths', () => {
  it('looks at all the code', () => {
    expect(files.length).toBeGreaterThan(150);
  });

  it(`keeps every file within ${MAX_FILE_LINES} lines`, () => {
    const long = files
      .map((path) => ({ path, lines: readFileSync(path, 'utf8').trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > MAX_FILE_LINES);

    expect(long).toEqual([]);
  });

  it(`keeps every function within ${MAX_FUNCTION_LINES} lines, ${MAX_TEST_FUNCTION_LINES} in tests`, () => {
    expect(files.flatMap(longFunctions)).toEqual([]);
  });
});
