import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import { valueAt } from './cross-checks.js';

/** Problems of the files that a configuration names: they must be readable and have the right content. */
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

/** The library's message can quote the content of the files; its error code cannot. */
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
    // Invalid JSON is reported like JSON of another shape.
  }
  return ['protection.manifest: required a JSON object of documents by hash'];
}
