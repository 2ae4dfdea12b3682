import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { filesUnder } from '../setup.mjs';

/** The longest file and the longest function below some folders: `{ path, lines }` each. */
export function longest(folders) {
  const files = filesUnder(...folders).filter((path) => path.endsWith('.ts'));
  const none = { path: '', lines: 0 };
  let file = none;
  let fn = none;
  for (const path of files) {
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
    file = longer(file, { path, lines: source.text.trimEnd().split('\n').length });
    for (const each of functionsOf(source)) fn = longer(fn, each);
  }
  return { file, fn };
}

function longer(one, other) {
  return other.lines > one.lines ? other : one;
}

function functionsOf(source) {
  const found = [];
  const lineOf = (position) => source.getLineAndCharacterOfPosition(position).line;
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body) {
      const start = lineOf(node.getStart());
      found.push({ path: `${source.fileName}:${start + 1}`, lines: lineOf(node.getEnd()) - start + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
