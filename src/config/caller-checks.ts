import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Knowledge, listAt, valueAt } from './cross-checks.js';

/** Problems of callers that the schema cannot express: a duplicate issuer, id or key, and the source of an issuer's keys. */
export function callerChecks(file: unknown, folder: string, knowledge: Knowledge): string[] {
  const callers = valueAt(file, 'callers');
  const issuers = listAt(callers, 'jwt');
  const apiKeys = listAt(callers, 'apiKeys');
  return [
    ...issuers.flatMap((entry, index) => keyProblems(entry, `callers.jwt[${index}]`, { folder, knowledge })),
    ...repeated(issuers, 'callers.jwt', 'issuer'),
    ...repeated(apiKeys, 'callers.apiKeys', 'id'),
    ...repeated(apiKeys, 'callers.apiKeys', 'sha256'),
  ];
}

/** Names the first entry with the same value. The value itself may be secret. */
function repeated(entries: readonly unknown[], path: string, key: string): string[] {
  const values = entries.map((entry) => {
    const value = valueAt(entry, key);
    return typeof value === 'string' && key === 'sha256' ? value.toLowerCase() : value;
  });
  return values.flatMap((value, index) => {
    const first = values.indexOf(value);
    if (typeof value !== 'string' || first === index) return [];
    return [`${path}[${index}].${key}: required a unique value, arrived that of ${path}[${first}] again`];
  });
}

interface Surroundings {
  readonly folder: string;
  readonly knowledge: Knowledge;
}

function keyProblems(entry: unknown, path: string, { folder, knowledge }: Surroundings): string[] {
  const file = valueAt(entry, 'publicKeyFile');
  const hasUrl = valueAt(entry, 'jwksUrl') !== undefined;
  if (hasUrl === (file !== undefined)) {
    return [`${path}: required jwksUrl or publicKeyFile, arrived ${hasUrl ? 'both' : 'neither'}`];
  }
  if (typeof file !== 'string' || file === '') return [];
  const problem = fileProblem(resolve(folder, file), knowledge);
  return problem === null ? [] : [`${path}.publicKeyFile: ${problem}`];
}

function fileProblem(path: string, knowledge: Knowledge): string | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException | null)?.code;
    return `required a file that can be read, arrived ${code ?? 'none'}`;
  }
  return knowledge.keyFileProblem(text);
}
