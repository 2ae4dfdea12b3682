import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

type Store = NonNullable<ApolloServerOptions<BaseContext>['documentStore']>;

const MOST_BYTES = 64 * 1024 * 1024;
/**
 * A document keeps its text and every token, including ignored ones: measured at 45 bytes per character. **Units** bytes per
 * character.
 */
const BYTES_A_CHARACTER = 64;
const LEAST_BYTES = 1024;

/** A cache of parsed documents with limited memory. **Units** `mostBytes` in bytes. */
export function documentStore(mostBytes = MOST_BYTES): Store {
  const documents = new LRUCache<string, DocumentNode>({ maxSize: mostBytes, sizeCalculation: sizeOf });
  return {
    get: async (key) => documents.get(key),
    set: async (key, document) => {
      documents.set(key, document);
    },
    delete: async (key) => documents.delete(key),
  };
}

function sizeOf({ loc }: DocumentNode): number {
  return LEAST_BYTES + BYTES_A_CHARACTER * (loc?.source.body.length ?? 0);
}
