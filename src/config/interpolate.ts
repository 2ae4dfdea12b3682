import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Secret } from '../domain/secret.js';
import { SECRET_FILE, VARIABLE } from './references.js';

export interface InterpolationSource {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder of the configuration file; relative secret paths are relative to it. */
  readonly folder: string;
}

/**
 * Replaces `${NAME}` by the environment variable. Replaces a value that is exactly `${file:PATH}` by a `Secret` that reads the file
 * at every call. A variable that is not set, or a file that cannot be read, adds a problem with the path of its value.
 */
export function interpolate(
  value: unknown,
  source: InterpolationSource,
  problems: string[],
  path = '',
): unknown {
  if (typeof value === 'string') return interpolateText(value, source, problems, path);
  if (Array.isArray(value)) {
    return value.map((each, index) => interpolate(each, source, problems, `${path}[${index}]`));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      interpolate(each, source, problems, path === '' ? key : `${path}.${key}`),
    ]),
  );
}

function interpolateText(
  text: string,
  source: InterpolationSource,
  problems: string[],
  path: string,
): unknown {
  const file = SECRET_FILE.exec(text)?.[1];
  if (file !== undefined) return secretFile(file, source, problems, path);
  return text.replace(VARIABLE, (_, name: string) => {
    const value = source.env[name];
    const problem = variableProblem(name, value);
    if (problem !== null) problems.push(`${path}: ${problem}`);
    return value ?? '';
  });
}

/** A line end or a space around a credential is part of a file, such as `.env` with CRLF, and never of the credential. */
function variableProblem(name: string, value: string | undefined): string | null {
  if (value === undefined) return `required the environment variable ${name}, it is not set`;
  if (value === value.trim()) return null;
  return `required no space and no line end around the value of the environment variable ${name}`;
}

function secretFile(file: string, { folder }: InterpolationSource, problems: string[], path: string): Secret {
  const absolute = isAbsolute(file) ? file : join(folder, file);
  try {
    if (readFileSync(absolute, 'utf8').trim() === '')
      problems.push(`${path}: required a secret in ${file}, it is empty`);
  } catch {
    problems.push(`${path}: required a file that can be read, ${file} cannot`);
  }
  return async () => {
    const secret = (await readFile(absolute, 'utf8')).trim();
    if (secret === '') throw new Error(`${path}: required a secret in ${file}, it is empty`);
    return secret;
  };
}
