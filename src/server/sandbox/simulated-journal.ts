import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setStoreAside } from '../../store/index.js';
import { prepareDataDirectory } from '../data-directory.js';

/** Says that the journal of the data directory belongs to simulated providers. */
const MARK = 'simulated-journal';

const MARK_TEXT =
  'The journal in store/ belongs to simulated providers. The next start of a gateway sets it aside.\n';

/** The journal of the data directory belongs to configured providers. */
export class OtherJournalError extends Error {
  override readonly name = 'OtherJournalError';

  constructor(dataDir: string) {
    super(
      `the data directory ${dataDir}: required a directory without the journal of configured providers, because simulated providers ` +
        'start anew each time and their journal with them; set EXCHEQUER_DATA_DIR to another directory, name the configuration with --config, ' +
        `or remove ${join(dataDir, 'store')} if it holds nothing but simulated transfers`,
    );
  }
}

/**
 * Prepares a data directory for simulated providers that start anew: the journal of earlier ones is set aside, because it knows transfers
 * that the new ones do not. Returns the path of the earlier journal; null if there is none. **Throws** `OtherJournalError`,
 * `StoreInUseError` and `DataDirectoryError`.
 */
export async function startSimulatedJournal(dataDir: string): Promise<string | null> {
  await prepareDataDirectory(dataDir);
  if (existsSync(join(dataDir, 'store', 'database')) && !existsSync(join(dataDir, MARK))) {
    throw new OtherJournalError(dataDir);
  }
  const aside = setStoreAside(dataDir);
  writeFileSync(join(dataDir, MARK), MARK_TEXT);
  return aside;
}

/**
 * Sets the journal of simulated providers aside before configured ones use the data directory. A key that was used with a simulated
 * provider would otherwise answer for a transfer that no bank knows. Returns as `startSimulatedJournal`. **Throws** `StoreInUseError`.
 */
export function endSimulatedJournal(dataDir: string): string | null {
  const mark = join(dataDir, MARK);
  if (!existsSync(mark)) return null;
  const aside = setStoreAside(dataDir);
  rmSync(mark);
  return aside;
}
