import type { Environment } from '../domain/capabilities.js';
import type { Secret } from '../domain/secret.js';

/** The configuration as the program uses it: complete, checked and frozen. */
export interface Configuration {
  readonly server: ServerSettings;
  readonly store: StoreSettings;
  readonly journal: JournalTimes;
  readonly connectors: readonly ConnectorSettings[];
  readonly callers: { readonly apiKeys: readonly ApiKeySettings[] };
  readonly protection: { readonly maxDepth: number; readonly maxTokens: number };
  readonly logLevel: LogLevel;
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface ServerSettings {
  readonly host: string;
  readonly port: number;
  /** Where browsers reach the gateway, when that is another address. */
  readonly publicUrl: string | null;
  readonly graphiql: boolean;
  readonly introspection: boolean;
  readonly cors: { readonly origins: readonly string[] };
  /** Seals cursors; null: one is kept in the data directory. */
  readonly cursorSecret: Secret | string | null;
}

export interface StoreSettings {
  /** Null: embedded, in the data directory. */
  readonly url: string | null;
  readonly dataDir: string;
  /** Seals what must not be read in the database; null: one is kept in the data directory. */
  readonly sealingKey: Secret | string | null;
}

/** In milliseconds; see the operations room. */
export interface JournalTimes {
  readonly settleWindowMs: number;
  readonly horizonMs: number;
  readonly reviewAfterMs: number;
  readonly leaseMs: number;
}

export interface ConnectorSettings {
  readonly name: string;
  /** The word for the provider, such as `treasury-prime`. */
  readonly provider: string;
  readonly environment: Environment;
  readonly baseUrl: string | undefined;
  readonly limits: {
    readonly timeoutMs: number;
    readonly maxConcurrent: number;
    readonly requestsPerSecond: number;
  };
  /** The rest of the entry, for the provider to check. Secrets from files are functions that read them anew. */
  readonly options: Readonly<Record<string, unknown>>;
}

export interface ApiKeySettings {
  readonly id: string;
  readonly sha256: string;
  /** Scopes, or `*`. */
  readonly scopes: readonly string[];
  /** Names of connectors, or `*`. */
  readonly connectors: readonly string[];
  /** Global ids of accounts; absent: all of those connectors. */
  readonly accounts: readonly string[] | undefined;
}

/** Everything that is wrong with a configuration, each with its path in the file. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(
    readonly source: string,
    readonly problems: readonly string[],
  ) {
    super(`${source}: ${problems.length === 1 ? '1 problem' : `${problems.length} problems`}`);
  }
}
