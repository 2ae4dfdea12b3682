import { inject } from 'vitest';
import { manualClock } from '../../support/manual-clock.js';
import { memoryDatabase } from '../../support/memory-database.js';
import { KINDS, over, type UnderTest } from '../store/under-test.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** What the project's tests of the journal run over: the embedded database in memory, or every kind there is. */
    readonly journalOver: 'memory' | 'every kind';
  }
}

/** A store that is empty, over the database that this process has in memory. */
export async function openInMemory(): Promise<UnderTest> {
  return over(await memoryDatabase(), manualClock(), async () => {});
}

/** The databases that tests of the whole journal run over. */
export const JOURNAL_DATABASES: typeof KINDS =
  inject('journalOver') === 'every kind' ? KINDS : [['PGlite in memory', openInMemory]];
