import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import { valueAt } from './cross-checks.js';

/** The files that a configuration names must be there, and be what they are for. */
export function fileChecks(file: unknown, folder: string): string[] {
  const read = (...keys: readonly string[]) => readAt(file, keys, folder);
  const cert = read('server', 'tls', 'cert');
  const key = read('server', 'tls', 'key');
  const manifest = read('protection', 'manifest');
  return [
    ...[cert, key, manifest].flatMap(({ problem }) => (problem === null ? [] : [problem])),
    ...pairProblem(cert.text, key.text),
    ...manifestProblem(manifest.text),
  ];
}

interface Reading {
  readonly text: string | null;
  readonly problem: string | null;
}

function readAt(file: unknown, keys: readonly string[], folder: string): Reading {
  const path = keys.reduce<unknown>(valueAt, file);
  if (typeof path !== 'string' || path === '') return { text: null, problem: null };
  try {
    return { text: readFileSync(resolve(folder, path), 'utf8'), problem: null };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException | null)?.code ?? 'none';
    return { text: null, problem: `${keys.join('.')}: required a file that can be read, arrived ${code}` };
  }
}

/** The library's own words may quote what is in the files: its code does not. */
function pairProblem(cert: string | null, key: string | null): string[] {
  if (cert === null || key === null) return [];
  try {
    createSecureContext({ cert, key });
    return [];
  } catch (error) {
    const code = (error as NodeJS.ErrnoException | null)?.code ?? 'none';
    return [`server.tls: required a certificate and its key in PEM, arrived ${code}`];
  }
}

function manifestProblem(text: string | null): string[] {
  if (text === null) return [];
  try {
    const documents: unknown = JSON.parse(text);
    const isObject = typeof documents === 'object' && documents !== null && !Array.isArray(documents);
    if (isObject && Object.values(documents).every((each) => typeof each === 'string')) return [];
  } catch {
    // The same problem as JSON of another shape.
  }
  return ['protection.manifest: required JSON, an object of documents by their hashes'];
}
