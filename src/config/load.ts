import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { type Configuration, ConfigurationError, type ConnectorSettings } from './configuration.js';
import { interpolate } from './interpolate.js';
import { SHAPE, type Shaped } from './shape.js';

export type Env = Readonly<Record<string, string | undefined>>;

/** What the rest of the program knows that a configuration must fit. */
export interface Knowledge {
  readonly scopes: readonly string[];
  /** Every problem of a connector's entry, paths within the entry; the provider knows. */
  connectorProblems(connector: ConnectorSettings): readonly string[];
}

/** Reads a configuration file. **Throws** `ConfigurationError` with every problem at once. */
export function loadConfiguration(path: string, env: Env, knowledge: Knowledge): Configuration {
  const raw = parseFile(path);
  return toConfiguration(raw, { source: path, folder: dirname(resolve(path)), env, knowledge });
}

export interface ConfigurationOrigin {
  /** For messages: the file, or what else it came from. */
  readonly source: string;
  readonly folder: string;
  readonly env: Env;
  readonly knowledge: Knowledge;
}

/** A configuration as parsed → checked and typed. **Throws** `ConfigurationError`. */
export function toConfiguration(raw: unknown, origin: ConfigurationOrigin): Configuration {
  const { source, folder, env, knowledge } = origin;
  const problems: string[] = [];
  const interpolated = interpolate(withOverrides(raw, env), { env, folder }, problems);
  const shaped = SHAPE.safeParse(interpolated);
  if (!shaped.success)
    throw new ConfigurationError(source, [...problems, ...shaped.error.issues.flatMap(describe)]);
  const configuration = complete(shaped.data, env);
  problems.push(...crossChecks(configuration, knowledge));
  if (problems.length > 0) throw new ConfigurationError(source, problems);
  return deepFreeze(configuration);
}

function parseFile(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8')) ?? {};
  } catch (error) {
    const what = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'cannot be read';
    throw new ConfigurationError(path, [`the file: ${what}`]);
  }
}

/** Environment variables that stand above the file. */
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

function complete(shaped: Shaped, env: Env): Configuration {
  const open = env.NODE_ENV !== 'production';
  const { server } = shaped;
  return {
    ...shaped,
    server: {
      ...server,
      publicUrl: server.publicUrl ?? null,
      graphiql: server.graphiql ?? open,
      introspection: server.introspection ?? open,
      cursorSecret: server.cursorSecret ?? null,
    },
    connectors: shaped.connectors.map(({ name, provider, environment, baseUrl, limits, ...options }) => ({
      name,
      provider,
      environment: environment === 'production' ? 'PRODUCTION' : 'SANDBOX',
      baseUrl,
      limits,
      options,
    })),
    callers: { apiKeys: shaped.callers.apiKeys.map((key) => ({ ...key, accounts: key.accounts })) },
  };
}

function crossChecks({ connectors, callers }: Configuration, knowledge: Knowledge): string[] {
  const names = connectors.map(({ name }) => name);
  const twice = names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [`connectors[${index}].name: required a name of its own, arrived ${name} again`],
  );
  const own = connectors.flatMap((connector, index) =>
    knowledge.connectorProblems(connector).map((problem) => `connectors[${index}].${problem}`),
  );
  const keys = callers.apiKeys.flatMap((key, index) => [
    ...unknown(key.scopes, knowledge.scopes, `callers.apiKeys[${index}].scopes`, 'scopes'),
    ...unknown(key.connectors, names, `callers.apiKeys[${index}].connectors`, 'connectors'),
  ]);
  return [...twice, ...own, ...keys];
}

function unknown(given: readonly string[], known: readonly string[], path: string, what: string): string[] {
  return given
    .map((word, index) => ({ word, index }))
    .filter(({ word }) => word !== '*' && !known.includes(word))
    .map(
      ({ word, index }) =>
        `${path}[${index}]: required * or one of the ${what} ${known.join(', ')}; arrived ${word}`,
    );
}

/** One problem a line: path, what was required, what arrived (its kind, never a secret's value). */
function describe(issue: z.core.$ZodIssue): string[] {
  const path = issue.path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part),
    '',
  );
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${path ? `${path}.` : ''}${key}: no such setting`);
  }
  return [`${path || 'the file'}: ${inOurWords(issue.message)}`];
}

/** The validator's messages say `expected` and `received`. */
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
