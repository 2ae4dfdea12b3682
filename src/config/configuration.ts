import type { Environment } from '../domain/capabilities.js';
import type { Secret } from '../domain/secret.js';
import type { LogLevel } from '../domain/telemetry.js';

/** The configuration as the program uses it: complete, validated and frozen. */
export interface Configuration {
  readonly server: ServerSettings;
  readonly store: StoreSettings;
  readonly journal: JournalTimes;
  readonly events: EventSettings;
  readonly connectors: readonly ConnectorSettings[];
  readonly callers: CallersSettings;
  readonly protection: ProtectionSettings;
  readonly logLevel: LogLevel;
}

export interface ServerSettings {
  readonly host: string;
  readonly port: number;
  /** The URL at which browsers reach the gateway, if it differs from host and port. */
  readonly publicUrl: string | null;
  readonly graphiql: boolean;
  readonly introspection: boolean;
  readonly cors: { readonly origins: readonly string[] };
  /** Encrypts cursors; null: a generated secret in the data directory. */
  readonly cursorSecret: Secret | string | null;
  /** PEM files, absolute paths; null: plain HTTP. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** Whether `X-Forwarded-*` headers are trusted: never, always, or from proxies at these addresses. */
  readonly trustProxy: boolean | readonly string[];
  /** How long the gateway says that it is not ready before it accepts no more requests. **Units** milliseconds. */
  readonly drainMs: number;
}

export const PERSISTED_OPERATIONS = ['allow', 'only', 'off'] as const;

export interface ProtectionSettings {
  /** Levels of fields. */
  readonly maxDepth: number;
  /** Tokens of the document. */
  readonly maxTokens: number;
  /** The highest cost of one request. **Units** points. */
  readonly maxCost: number;
  readonly maxAliases: number;
  readonly maxRootFields: number;
  readonly maxDirectives: number;
  readonly rateLimit: {
    /** Per caller. **Units** points per minute. */
    readonly pointsPerMinute: number;
    /** Requests without a valid key or token, per address. **Units** requests per minute. */
    readonly failedAttemptsPerMinute: number;
  };
  /** `allow`: clients can register operations; `only`: operations of the manifest only; `off`: whole documents only. */
  readonly persistedOperations: (typeof PERSISTED_OPERATIONS)[number];
  /** An absolute path; null: no manifest. */
  readonly manifest: string | null;
}

export interface StoreSettings {
  /** Null: the embedded database in the data directory. */
  readonly url: string | null;
  readonly dataDir: string;
  /** Encrypts confidential values in the database; null: a generated key in the data directory. */
  readonly sealingKey: Secret | string | null;
}

/** Times of the journal; see `src/operations`. **Units** milliseconds. */
export interface JournalTimes {
  readonly settleWindowMs: number;
  readonly horizonMs: number;
  readonly reviewAfterMs: number;
  readonly leaseMs: number;
}

export interface EventSettings {
  /** How long events are kept. **Units** days. */
  readonly retentionDays: number;
}

export interface ConnectorSettings {
  readonly name: string;
  /** The configuration key of the provider, such as `treasury-prime`. */
  readonly provider: string;
  readonly environment: Environment;
  readonly baseUrl: string | undefined;
  readonly limits: {
    /** For one request to the provider. **Units** milliseconds. */
    readonly timeoutMs: number;
    readonly maxConcurrent: number;
    /** The requests that begin in a second on average. */
    readonly requestsPerSecond: number;
    /** The requests that can begin at once after a pause; those of two seconds if absent. */
    readonly burst?: number | undefined;
    /** The largest body of an answer; 4 MiB if absent. **Units** bytes. */
    readonly maxBodyBytes?: number | undefined;
  };
  /** The rest of the entry, which the provider validates. Secrets from files are functions that read the file at every call. */
  readonly options: Readonly<Record<string, unknown>>;
}

export interface CallersSettings {
  readonly jwt: readonly JwtIssuerSettings[];
  readonly apiKeys: readonly ApiKeySettings[];
}

export const JWT_ALGORITHMS = ['RS256', 'ES256', 'EdDSA'] as const;

/** One issuer of JWTs. Either `jwksUrl` or `publicKeyFile` is set. */
export interface JwtIssuerSettings {
  /** Exactly the value of the claim `iss`. */
  readonly issuer: string;
  /** The claim `aud` must contain one of them. */
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
  /** Global ids of accounts; absent: all accounts of those connectors. */
  readonly accounts: readonly string[] | undefined;
  /** ISO 8601 with an offset; absent: never. */
  readonly expiresAt: string | undefined;
}

/** Every problem of a configuration, each with its path in the file. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(
    readonly source: string,
    readonly problems: readonly string[],
  ) {
    super(`${source}: ${problems.length === 1 ? '1 problem' : `${problems.length} problems`}`);
  }
}
