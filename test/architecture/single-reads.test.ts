import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDERS = ['src/datasources', 'scripts/new-provider/templates/source'];
/** Lists and envelopes are read by these, which hand out no object that was asked for by its id. */
const PAGES = /readRecord\(api, `page of /;

const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
).filter((path) => /\/reads\/[^/]+\.ts(\.txt)?$/.test(path));

describe('the reads of every provider', () => {
  it('are found', () => {
    expect(files.length).toBeGreaterThan(40);
  });

  it.each(files)('state which object they ask for: %s', (path) => {
    const calls = readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line.includes('readRecord(') && !PAGES.test(line));

    expect(calls).toEqual([]);
  });
});
