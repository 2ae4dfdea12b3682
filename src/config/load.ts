import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { callerChecks } from './caller-checks.js';
import { type CallersSettings, type Configuration, ConfigurationError } from './configuration.js';
import { crossChecks, type Knowledge } from './cross-checks.js';
import { fileChecks } from './file-checks.js';
import { interpolate } from './interpolate.js';
import { misreadReferences } from './references.js';
import { SHAPE, type Shaped, toConnectorSettings } from './shape.js';

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
  const written = withOverrides(raw, env);
  const problems = misreadReferences(written);
  const interpolated = interpolate(written, { env, folder }, problems);
  const shaped = SHAPE.safeParse(interpolated);
  problems.push(...besides(problems, shaped.error?.issues.flatMap(describe) ?? []));
  problems.push(...besides(problems, crossChecks(interpolated, knowledge)));
  problems.push(...besides(problems, callerChecks(interpolated, folder, knowledge)));
  problems.push(...besides(problems, fileChecks(interpolated, folder)));
  if (!shaped.success || problems.length > 0) throw new ConfigurationError(source, problems);
  return deepFreeze(complete(shaped.data, env, folder));
}

/** The problems of values that have no known problem yet. */
function besides(known: readonly string[], problems: readonly string[]): string[] {
  const pathOf = (problem: string) => problem.slice(0, problem.indexOf(': '));
  const paths = new Set(known.map(pathOf));
  return problems.filter((problem) => !paths.has(pathOf(problem)));
}

function parseFile(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'), { logLevel: 'error' }) ?? {};
  } catch (error) {
    throw new ConfigurationError(path, [`the file: ${whyUnreadable(error)}`]);
  }
}

/** Names the position and the kind of error. The parser's message can quote the file, and so a secret. */
function whyUnreadable(error: unknown): string {
  if (error instanceof YAMLParseError) {
    const { line = 1, col = 1 } = error.linePos?.[0] ?? {};
    return `required YAML, arrived a syntax error at line ${line}, column ${col} (${error.code})`;
  }
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return code
    ? `required a file that can be read, arrived ${code}`
    : 'required YAML, arrived an alias without an anchor';
}

/** The file with the environment variables that override it. */
function withOverrides(raw: unknown, env: Env): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw;
  const file = raw as Record<string, Record<string, unknown> | undefined>;
  const { PORT, HOST, EXCHEQUER_DATA_DIR, LOG_LEVEL } = env;
  return {
    ...file,
    ...(PORT || HOST
      ? { server: { ...file.server, ...(PORT && { port: PORT }), ...(HOST && { host: HOST }) } }
      : {}),
    ...(EXCHEQUER_DATA_DIR ? { store: { ...file.store, dataDir: EXCHEQUER_DATA_DIR } } : {}),
    ...(LOG_LEVEL ? { logLevel: LOG_LEVEL } : {}),
  };
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

/** Issue → problems, one per line: path, required value, type of the arrived value (never a secret). */
function describe(issue: z.core.$ZodIssue): string[] {
  const path = issue.path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part),
    '',
  );
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${path ? `${path}.` : ''}${key}: unknown setting`);
  }
  return [`${path || 'the file'}: ${inOurWords(issue.message)}`];
}

/** Replaces the validator's `expected` and `received` by `required` and `arrived`. */
function inOurWords(message: string): string {
  return message
    .replace(/^(?:Invalid \w+|Too \w+): expected /, 'required ')
    .replace(/, received /, ', arrived ')
    .replace(/, arrived undefined$/, ', arrived nothing');
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const each of Object.values(value)) deepFreeze(each);
  }
  return value;
}
