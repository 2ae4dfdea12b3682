import { readFile } from 'node:fs/promises';
import { parse } from 'graphql';
import type { WatchFiles } from '../watched-files.js';

/** The operations that clients were built with. */
export interface Manifest {
  /** The document with this hash. */
  find(hash: string): string | undefined;
  /** Whether the text is exactly one of the documents. */
  has(text: string): boolean;
}

/** A manifest that is reloaded when its file changes. */
export interface WatchedManifest extends Manifest {
  close(): void;
}

export interface ManifestSource {
  readonly path: string;
  readonly watch: WatchFiles;
  readonly log: (message: string, error?: unknown) => void;
  /** Called after each change of the file, even if the new content is invalid. */
  readonly onReload?: () => void;
}

/**
 * Reads a manifest and follows its file; if the new content is invalid, the last valid manifest stays in use.
 * **Shape** `{ "<hash>": "<document>" }`, as the client preset of graphql-codegen writes it. **Throws** if it is invalid at
 * startup.
 */
export async function watchManifest({
  path,
  watch,
  log,
  onReload,
}: ManifestSource): Promise<WatchedManifest> {
  let current = parseManifest(await readFile(path, 'utf8'));
  const reload = async () => {
    try {
      current = parseManifest(await readFile(path, 'utf8'));
      log(`the new manifest with ${current.size} operations is in use`);
    } catch (error) {
      log('the new manifest cannot be used, the last one stays in use', error);
    }
    onReload?.();
  };
  const close = watch([path], () => void reload());
  return { find: (hash) => current.find(hash), has: (text) => current.has(text), close };
}

/** **Throws** a `TypeError` that names the problem and the hash. */
export function parseManifest(text: string): Manifest & { readonly size: number } {
  const entries = new Map<string, string>();
  for (const [hash, document] of Object.entries(parseObject(text))) {
    if (typeof document !== 'string') throw new TypeError(`manifest: required a text under ${hash}`);
    parseDocument(hash, document);
    entries.set(hash, document);
  }
  const texts = new Set(entries.values());
  return { find: (hash) => entries.get(hash), has: (each) => texts.has(each), size: entries.size };
}

function parseObject(text: string): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new TypeError('manifest: required JSON');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new TypeError('manifest: required an object of documents by hash');
}

function parseDocument(hash: string, document: string): void {
  try {
    parse(document, { noLocation: true });
  } catch (error) {
    throw new TypeError(`manifest: required a GraphQL document under ${hash}: ${(error as Error).message}`);
  }
}
