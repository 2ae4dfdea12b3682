import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const text = readFileSync('SECURITY.md', 'utf8');
const ROW = /^\| (?!defended|---)(.+) \| (.+) \| (.+) \|$/gm;
const rows = [...text.matchAll(ROW)].map(([, what = '', where = '', tests = '']) => ({ what, where, tests }));
const pathsIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);

describe('SECURITY.md', () => {
  it('says how to report', () => {
    expect(text).toContain('Report a vulnerability privately');
  });

  it('names what is defended where, and a test for each', () => {
    expect(rows.length).toBeGreaterThan(20);
    for (const { what, where, tests } of rows) {
      expect([what, pathsIn(where).filter((path) => !path.startsWith('src/'))]).toEqual([what, []]);
      expect([what, pathsIn(tests).filter((path) => !path.startsWith('test/'))]).toEqual([what, []]);
      expect([what, pathsIn(where).length > 0 && pathsIn(tests).length > 0]).toEqual([what, true]);
    }
  });

  it('names only files that there are', () => {
    const paths = [...text.matchAll(/`((?:src|test)\/[^`]+)`/g)].map(([, path = '']) => path);

    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });
});
