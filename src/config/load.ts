import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { callerChecks } from './caller-checks.js';
import { type CallersSettings, type Configuration, ConfigurationError } from './configuration.js';
import { crossChecks, type Knowledge } from './cross-checks.js';
import { fileChecks } from './file-checks.js';
import { valueAtPath, withHint } from './hints.js';
import { interpolate } from './interpolate.js';
import { misreadReferences } from './references.js';
import { SHAPE, type Shaped, toConnectorSettings } from './shape.js';
import { requiredBy } from './words.js';

export type { Knowledge } from './cross-checks.js';

export type Env = Readonly<Record<string, string | undefined>>;

/** Reads a configuration file. **Throws** `ConfigurationError` with every problem at once. */
export function loadConfiguration(path: string, env: Env, knowledge: Knowledge): Configuration {
  const raw = parseFile(path);
  return toConfiguration(raw, { source: path, folder: dirname(resolve(path)), env, knowledge });
}

export interface ConfigurationOrigin {
  /** The file or other origin, for messages. */
  readonly source: string;
  readonly folder: string;
  readonly env: Env;
  readonly knowledge: Knowledge;
}

/** Parsed configuration → validated and typed configuration. **Throws** `ConfigurationError`. */
export function toConfiguration(raw: unknown, origin: ConfigurationOrigin): Configuration {
  const { source, folder, env, knowledge } = origin;
  const { written, overrides } = withOverrides(raw, env);
  const problems = misreadReferences(written);
  const read = interpolate(written, { env, folder }, problems);
  const add = (found: readonly string[]) =>
    problems.push(...besides(problems, found).map((each) => withHint(each, { written, read, overrides })));
  const shaped = SHAPE.safeParse(read);
  add(shaped.error?.issues.flatMap((issue) => describe(issue, read)) ?? []);
  add(crossChecks(read, knowledge));
  add(callerChecks(read, folder, knowledge));
  add(fileChecks(read, folder));
  if (!shaped.success || problems.length > 0) throw new ConfigurationError(source, problems);
  return deepFreeze(complete(shaped.data, env, folder));
}

/** The problems of values that have no known problem yet. */
function besides(known: readonly string[], problems: readonly string[]): string[] {
  const pathOf = (problem: string) => problem.slice(0, problem.indexOf(': '));
  const paths = new Set(known.map(pathOf));
  return [...new Set(problems)].filter((problem) => !paths.has(pathOf(problem)));
}

function parseFile(path: string): unknown {
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
    return parse(text, { logLevel: 'error' }) ?? {};
  } catch (error) {
    throw new ConfigurationError(path, [`the file: ${whyUnreadable(error, text)}`]);
  }
}

/** Names the position and the kind of error. The parser's message can quote the file, and so a secret. */
function whyUnreadable(error: unknown, text: string): string {
  if (error instanceof YAMLParseError) {
    const { line = 1, col = 1 } = error.linePos?.[0] ?? {};
    const position = `at line ${line}, column ${col} (${error.code})`;
    return `required YAML, arrived a syntax error ${position}${quoteHint(text.split('\n')[line - 1] ?? '')}`;
  }
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return code
    ? `required a file that can be read, arrived ${code}`
    : 'required YAML, arrived an alias without an anchor';
}

/** Within { } and [ ], the braces of a reference are YAML of their own. */
function quoteHint(line: string): string {
  const unquoted = line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '');
  return unquoted.includes('${') ? '; put ${NAME} and ${file:PATH} in quotes within { } and [ ]' : '';
}

interface Overridden {
  readonly written: unknown;
  /** Path → the environment variable that sets it. */
  readonly overrides: ReadonlyMap<string, string>;
}

const OVERRIDES = [
  ['PORT', 'server', 'port'],
  ['HOST', 'server', 'host'],
  ['EXCHEQUER_DATA_DIR', 'store', 'dataDir'],
] as const;

/** The file with the environment variables that override it. A group that is no group stays, so that its problem is reported. */
function withOverrides(raw: unknown, env: Env): Overridden {
  const overrides = new Map<string, string>();
  if (!isGroup(raw)) return { written: raw, overrides };
  const written: Record<string, unknown> = { ...raw };
  for (const [name, group, key] of OVERRIDES) {
    const inner = written[group] ?? {};
    if (!env[name] || !isGroup(inner)) continue;
    written[group] = { ...inner, [key]: env[name] };
    overrides.set(`${group}.${key}`, name);
  }
  if (env.LOG_LEVEL) {
    written.logLevel = env.LOG_LEVEL;
    overrides.set('logLevel', 'LOG_LEVEL');
  }
  return { written, overrides };
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function complete(shaped: Shaped, env: Env, folder: string): Configuration {
  const open = env.NODE_ENV !== 'production';
  const { server, protection } = shaped;
  return {
    ...shaped,
    server: {
      ...server,
      publicUrl: server.publicUrl ?? null,
      graphiql: server.graphiql ?? open,
      introspection: server.introspection ?? open,
      cursorSecret: server.cursorSecret ?? null,
      tls: server.tls
        ? { cert: resolve(folder, server.tls.cert), key: resolve(folder, server.tls.key) }
        : null,
    },
    protection: {
      ...protection,
      manifest: protection.manifest === undefined ? null : resolve(folder, protection.manifest),
    },
    store: {
      ...shaped.store,
      url: shaped.store.url ?? null,
      sealingKey: shaped.store.sealingKey ?? null,
    },
    connectors: shaped.connectors.map(toConnectorSettings),
    callers: completeCallers(shaped.callers, folder),
  };
}

function completeCallers({ jwt, apiKeys }: Shaped['callers'], folder: string): CallersSettings {
  return {
    jwt: jwt.map(({ issuer, audience, jwksUrl = null, publicKeyFile, algorithms }) => ({
      issuer,
      audiences: [audience].flat(),
      jwksUrl,
      publicKeyFile: publicKeyFile === undefined ? null : resolve(folder, publicKeyFile),
      algorithms,
    })),
    apiKeys: apiKeys.map((key) => ({ ...key, accounts: key.accounts, expiresAt: key.expiresAt })),
  };
}

/** Issue → problems, one per line: path, required value, kind of the arrived value (never a secret). */
function describe(issue: z.core.$ZodIssue, file: unknown): string[] {
  const path = issue.path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part),
    '',
  );
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${path ? `${path}.` : ''}${key}: unknown setting`);
  }
  return [`${path || 'the file'}: ${requiredBy(issue, valueAtPath(file, path))}`];
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const each of Object.values(value)) deepFreeze(each);
  }
  return value;
}
