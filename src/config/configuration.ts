import type { Environment } from '../domain/capabilities.js';
import type { Secret } from '../domain/secret.js';

/** The configuration as the program uses it: complete, checked and frozen. */
export interface Configuration {
  readonly server: ServerSettings;
  readonly store: StoreSettings;
  readonly journal: JournalTimes;
  readonly connectors: readonly ConnectorSettings[];
  readonly callers: CallersSettings;
  readonly protection: ProtectionSettings;
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
  /** Files in PEM, absolute paths; null: plain HTTP. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** Whose word is taken for where a request comes from: nobody's, everybody's, or that of proxies at these addresses. */
  readonly trustProxy: boolean | readonly string[];
}

export const PERSISTED_OPERATIONS = ['allow', 'only', 'off'] as const;

export interface ProtectionSettings {
  readonly maxDepth: number;
  readonly maxTokens: number;
  /** Points that one request may cost. */
  readonly maxCost: number;
  readonly maxAliases: number;
  readonly maxRootFields: number;
  readonly maxDirectives: number;
  readonly rateLimit: {
    /** For each caller. */
    readonly pointsPerMinute: number;
    /** For each address, of requests without a valid key or token. */
    readonly failedAttemptsPerMinute: number;
  };
  /** Whether clients may register operations, may send only those of the manifest, or whole texts alone. */
  readonly persistedOperations: (typeof PERSISTED_OPERATIONS)[number];
  /** An absolute path; null: there is none. */
  readonly manifest: string | null;
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

export interface CallersSettings {
  readonly jwt: readonly JwtIssuerSettings[];
  readonly apiKeys: readonly ApiKeySettings[];
}

export const JWT_ALGORITHMS = ['RS256', 'ES256', 'EdDSA'] as const;

/** One issuer of JWTs. Either `jwksUrl` or `publicKeyFile` is there. */
export interface JwtIssuerSettings {
  /** Exactly as in the claim `iss`. */
  readonly issuer: string;
  /** One of them must be in the claim `aud`. */
  readonly audiences: readonly string[];
  readonly jwksUrl: string | null;
  /** An absolute path. */
  readonly publicKeyFile: string | null;
  readonly algorithms: ReadonlyArray<(typeof JWT_ALGORITHMS)[number]>;
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
  /** ISO 8601 with an offset; absent: never. */
  readonly expiresAt: string | undefined;
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
