import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { table } from './table.js';

/** The lines of each rendered file that a provider of this size writes or changes: an estimate. */
const CHANGED: Readonly<Record<string, number>> = {
  'src/datasources/<id>/json/records.ts': 90,
  'src/datasources/<id>/mappers/to-transfer.ts': 60,
  'src/datasources/<id>/mappers/to-account.ts': 35,
  'src/datasources/<id>/mappers/to-balance.ts': 10,
  'src/datasources/<id>/MAPPINGS.md': 52,
  'src/datasources/<id>/reads/transfers.ts': 25,
  'src/datasources/<id>/reads/accounts.ts': 10,
  'src/datasources/<id>/settings.ts': 15,
  'src/datasources/<id>/refusals.ts': 10,
  'src/datasources/<id>/reads/lists.ts': 10,
  'sandbox/<id>/state.ts': 33,
  'sandbox/<id>/accounts.ts': 30,
  'sandbox/<id>/transfers.ts': 40,
  'sandbox/<id>/lifecycle.ts': 25,
  'sandbox/<id>/seed-transfers.ts': 30,
  'sandbox/<id>/seed.ts': 15,
  'sandbox/<id>/paging.ts': 15,
  'sandbox/<id>/auth.ts': 5,
  'sandbox/<id>/errors.ts': 8,
  'sandbox/<id>/README.md': 20,
  'test/ports/books/<id>.ts': 60,
};

const ID = 'north-bank';

/** The files that the scaffold renders and an engineer changes, with their lines, as a table with the sum below it. */
export function templateFiles(): string {
  const root = mkdtempSync(join(tmpdir(), 'exchequer-template-'));
  try {
    for (const file of ['src/datasources/registry.ts', 'biome.json', '.gitignore']) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      cpSync(file, join(root, file));
    }
    execFileSync(process.execPath, ['scripts/new-provider.mjs', ID, '--root', root]);
    const rows = Object.entries(CHANGED).map(([file, changed]) => [
      `\`${file}\``,
      String(lineCount(join(root, file.replace('<id>', ID)))),
      String(changed),
    ]);
    const sum = Object.values(CHANGED).reduce((total, changed) => total + changed, 0);
    const head = ['file', 'lines', 'lines to write or change'];
    return `${table([head, ...rows])}\n\nTogether ${sum} lines. The other files usually need no change.`;
  } finally {
    rmSync(root, { recursive: true });
  }
}

function lineCount(path: string): number {
  return readFileSync(path, 'utf8').trimEnd().split('\n').length;
}
