import { readFileSync } from 'node:fs';
import { filesUnder } from '../setup.mjs';

const RUN = 6;

/**
 * How many runs of six or more equal lines of code stand at a second place. Blank lines, comments, imports and lines of
 * punctuation alone do not count as lines; white space is folded.
 */
export function duplicatedRuns(folders) {
  const places = new Map();
  let runs = 0;
  for (const path of filesUnder(...folders).filter((each) => each.endsWith('.ts'))) {
    const lines = codeLines(readFileSync(path, 'utf8'));
    let isInRun = false;
    for (let start = 0; start + RUN <= lines.length; start += 1) {
      const key = lines.slice(start, start + RUN).join('\n');
      const isKnown = places.has(key);
      if (isKnown && !isInRun) runs += 1;
      isInRun = isKnown;
      places.set(key, path);
    }
  }
  return runs;
}

function codeLines(text) {
  const withoutImports = text.replace(/^import[^;]*;$/gm, '').replace(/\/\*[\s\S]*?\*\//g, '');
  return withoutImports
    .split('\n')
    .map((line) =>
      line
        .replace(/\s*\/\/.*$/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => /\w/.test(line));
}
