import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Configuration, loadConfiguration } from '../../config/index.js';
import type { Store } from '../../store/index.js';
import { openConfiguredStore } from '../gateway.js';
import { providerChecks } from '../provider-checks.js';

/** No gateway has created the embedded store of a data directory. */
export class NoStoreError extends Error {
  override readonly name = 'NoStoreError';

  constructor(dataDir: string) {
    super(
      `the data directory ${dataDir}: required the store of a gateway, arrived none; ` +
        'set EXCHEQUER_DATA_DIR, or --config to the configuration of the gateway',
    );
  }
}

/**
 * Opens the store that a gateway has created: that of a configuration file, or of the gateway over the sandbox. **Throws** `NoStoreError`
 * and the errors of `openConfiguredStore`.
 */
export async function openExistingStore(configPath: string | undefined): Promise<Store> {
  const settings = toStoreSettings(configPath || process.env.EXCHEQUER_CONFIG || undefined);
  const { url, dataDir } = settings.store;
  if (url === null && !existsSync(join(dataDir, 'store', 'database'))) throw new NoStoreError(dataDir);
  return openConfiguredStore(settings);
}

function toStoreSettings(path: string | undefined): Pick<Configuration, 'store'> {
  if (path !== undefined) return loadConfiguration(path, process.env, providerChecks);
  return { store: { url: null, dataDir: process.env.EXCHEQUER_DATA_DIR || './.data', sealingKey: null } };
}
