import { fsyncSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { expect, it } from 'vitest';
import { DurableFiles, durableParameters } from '../../../../src/store/database/durable-files.js';
import { temporaryDirectory } from '../under-test.js';

it('waits for the disk at each commit of the embedded database', async () => {
  const directory = temporaryDirectory();
  let synced = 0;
  const files = new DurableFiles(join(directory, 'database'), (file) => {
    synced += 1;
    fsyncSync(file);
  });
  const startParams = durableParameters(PGlite.defaultStartParams);
  const engine = await PGlite.create({ fs: files, startParams });
  await engine.exec('create table seen (value integer)');

  const before = synced;
  for (let value = 0; value < 5; value++) await engine.query('insert into seen values ($1)', [value]);

  expect(synced - before).toBeGreaterThanOrEqual(5);
  await engine.close();
  rmSync(directory, { recursive: true });
});
