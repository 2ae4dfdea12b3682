import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DataDirectoryError, prepareDataDirectory } from '../../../src/server/data-directory.js';
import { newFolder } from '../../support/configuration.js';

describe('the data directory', () => {
  it('is created with the directories above it, and may be there already', async () => {
    const path = join(newFolder(), 'a', 'b', 'data');

    await Promise.all([prepareDataDirectory(path), prepareDataDirectory(path)]);
    await prepareDataDirectory(path);

    expect(statSync(path).isDirectory()).toBe(true);
  });

  it.each(['file', 'file/data'])('cannot be or lie in a file: %s', async (name) => {
    const folder = newFolder();
    writeFileSync(join(folder, 'file'), '');

    await expect(prepareDataDirectory(join(folder, name))).rejects.toThrow(DataDirectoryError);
  });

  it.skipIf(!existsSync('/proc/self'))('is refused where a directory takes no entries', async () => {
    await expect(prepareDataDirectory('/proc/none/data')).rejects.toThrow(/arrived ENOENT/);
  });
});
