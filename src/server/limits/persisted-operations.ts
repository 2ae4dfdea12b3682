import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import { LRUCache } from 'lru-cache';
import type { ProtectionSettings } from '../../config/index.js';
import type { Manifest } from './manifest.js';

export interface PersistedOptions {
  readonly mode: ProtectionSettings['persistedOperations'];
  /** Null: clients register their operations. */
  readonly manifest: Manifest | null;
}

const MOST_OPERATIONS = 1000;
const MOST_CHARACTERS = 8_000_000;
const LONGEST = 100_000;
/** Apollo's prefix of each hash. */
const PREFIX = 'apq:';

type Settings = NonNullable<ApolloServerOptions<BaseContext>['persistedQueries']>;

/** Finds operations by hash: in the manifest, then among those that clients registered recently. */
export function persistedQueries({ mode, manifest }: PersistedOptions): Settings {
  if (mode === 'off') return false;
  const registered = new LRUCache<string, string>({
    max: MOST_OPERATIONS,
    maxSize: MOST_CHARACTERS,
    maxEntrySize: LONGEST,
    sizeCalculation: (text) => Math.max(1, text.length),
  });
  return {
    cache: {
      async get(key) {
        const hash = key.slice(PREFIX.length);
        return manifest?.find(hash) ?? registered.get(hash);
      },
      async set(key, text) {
        if (mode === 'allow') registered.set(key.slice(PREFIX.length), text);
      },
      async delete(key) {
        return registered.delete(key.slice(PREFIX.length));
      },
    },
  };
}
