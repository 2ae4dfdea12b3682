import { readdirSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDirectory } from '../../../../src/store/database/directory-lock.js';
import { processStart } from '../../../../src/store/database/process-start.js';
import { StoreInUseError } from '../../../../src/store/index.js';
import { temporaryDirectory } from '../under-test.js';

describe('the lock of a directory', () => {
  const parent = { pid: process.ppid, start: processStart(process.ppid) ?? '' };
  let folder = '';

  beforeEach(() => {
    folder = temporaryDirectory();
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('keeps a second process out while the first one runs', () => {
    lockDirectory(folder, '/data', parent);

    expect(() => lockDirectory(folder, '/data')).toThrow(StoreInUseError);

    expect(readdirSync(folder)).toEqual([`gateway.${parent.pid}.${parent.start}.lock`]);
  });

  it('may be taken again after it was returned', () => {
    lockDirectory(folder, '/data')();
    const release = lockDirectory(folder, '/data');
    release();

    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not count for a run of the process number that is over', () => {
    lockDirectory(folder, '/data', { pid: process.ppid, start: '00000000-1' });

    lockDirectory(folder, '/data');

    expect(readdirSync(folder)).toHaveLength(1);
  });
});

describe('the run of a process', () => {
  it('is the same while it lasts, and none for a number that nobody has', () => {
    expect(processStart(process.pid)).toBe(processStart(process.pid));
    expect(processStart(process.pid)).not.toBe(processStart(process.ppid));
    expect(processStart(2 ** 30)).toBeNull();
  });
});
