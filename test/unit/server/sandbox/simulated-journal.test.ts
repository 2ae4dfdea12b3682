import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  endSimulatedJournal,
  OtherJournalError,
  startSimulatedJournal,
} from '../../../../src/server/sandbox/simulated-journal.js';
import { lockDirectory } from '../../../../src/store/database/directory-lock.js';
import { StoreInUseError } from '../../../../src/store/index.js';
import { newFolder } from '../../../support/configuration.js';

/** Writes a journal as a gateway leaves it. */
function writeJournal(dataDir: string, text: string): void {
  mkdirSync(join(dataDir, 'store', 'database'), { recursive: true });
  writeFileSync(join(dataDir, 'store', 'database', 'rows'), text);
}

const rows = (path: string) => readFileSync(join(path, 'rows'), 'utf8');
const storeOf = (dataDir: string) => readdirSync(join(dataDir, 'store')).sort();

describe('the journal of simulated providers', () => {
  it('starts in a new directory', async () => {
    const dataDir = join(newFolder(), 'data');

    expect(await startSimulatedJournal(dataDir)).toBeNull();
    expect(existsSync(dataDir)).toBe(true);
  });

  it('is set aside when they start anew, and replaces the one that was set aside before', async () => {
    const dataDir = newFolder();
    await startSimulatedJournal(dataDir);
    writeJournal(dataDir, 'first');
    await startSimulatedJournal(dataDir);
    writeJournal(dataDir, 'second');

    const aside = await startSimulatedJournal(dataDir);

    expect(rows(aside ?? '')).toBe('second');
    expect(storeOf(dataDir)).toEqual(['database.earlier']);
  });

  it('is never one of configured providers: such a directory is refused and stays as it is', async () => {
    const dataDir = newFolder();
    writeJournal(dataDir, 'real');

    await expect(startSimulatedJournal(dataDir)).rejects.toThrow(OtherJournalError);

    expect(storeOf(dataDir)).toEqual(['database']);
    expect(readdirSync(dataDir)).toEqual(['store']);
  });

  it('is set aside when configured providers take the directory over, which is then theirs', async () => {
    const dataDir = newFolder();
    await startSimulatedJournal(dataDir);
    writeJournal(dataDir, 'simulated');

    const aside = endSimulatedJournal(dataDir);
    writeJournal(dataDir, 'real');
    const again = endSimulatedJournal(dataDir);

    expect(rows(aside ?? '')).toBe('simulated');
    expect([again, rows(join(dataDir, 'store', 'database'))]).toEqual([null, 'real']);
    await expect(startSimulatedJournal(dataDir)).rejects.toThrow(OtherJournalError);
  });

  it('is not touched while a gateway uses it', async () => {
    const dataDir = newFolder();
    await startSimulatedJournal(dataDir);
    writeJournal(dataDir, 'in use');
    const release = lockDirectory(join(dataDir, 'store'), dataDir);

    await expect(startSimulatedJournal(dataDir)).rejects.toThrow(StoreInUseError);
    expect(() => endSimulatedJournal(dataDir)).toThrow(StoreInUseError);

    release();
    expect(storeOf(dataDir)).toEqual(['database']);
  });
});
