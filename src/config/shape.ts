import { z } from 'zod';
import { type ConnectorSettings, LOG_LEVELS } from './configuration.js';

/** Numbers may come from environment variables, as text; nothing else is made a number: an empty value is none. */
const whole = (min: number, max: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value),
    z.number().int().min(min).max(max),
  );
const switchValue = z.union(
  [z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')],
  'required true or false',
);
const secret = z.union(
  [z.string().min(1), z.custom<() => Promise<string>>((value) => typeof value === 'function')],
  'required a text or a secret file',
);
const url = z.url('required an absolute URL');

const server = z.strictObject({
  host: z.string().min(1).default('127.0.0.1'),
  port: whole(0, 65535).default(4000),
  publicUrl: url.optional(),
  graphiql: switchValue.optional(),
  introspection: switchValue.optional(),
  cors: z.strictObject({ origins: z.array(z.string().min(1)).default([]) }).prefault({}),
  cursorSecret: secret.optional(),
});

const limits = z.strictObject({
  timeoutMs: whole(100, 120_000).default(10_000),
  maxConcurrent: whole(1, 1000).default(20),
  requestsPerSecond: whole(1, 10_000).default(50),
});

const store = z.strictObject({
  /** Without it: embedded, in the data directory. */
  url: z.url({ protocol: /^postgres(ql)?$/, error: 'required a postgres:// address' }).optional(),
  dataDir: z.string().min(1).default('./.data'),
  /** Seals what must not be read in the database. */
  sealingKey: secret.optional(),
});

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** How the journal of writes takes its time. */
const journal = z.strictObject({
  settleWindowMs: whole(SECOND, DAY).default(5 * MINUTE),
  horizonMs: whole(SECOND, DAY).default(60 * MINUTE),
  reviewAfterMs: whole(SECOND, 30 * DAY).default(DAY),
  leaseMs: whole(6 * SECOND, 10 * MINUTE).default(30 * SECOND),
});

/** What every connector has; the rest of an entry belongs to its provider. */
const connector = z.looseObject({
  name: z
    .string()
    .regex(
      /^[a-z][a-z0-9-]{0,31}$/,
      'required a small letter, then up to 31 small letters, digits and hyphens',
    ),
  provider: z.string().min(1),
  /** Left out, it is the real thing: nobody is to take real money for play money. */
  environment: z.enum(['sandbox', 'production']).default('production'),
  baseUrl: url.optional(),
  limits: limits.prefault({}),
});

/** A connector's entry read as far as it can be, so that its provider has its say whatever is wrong with the common part. */
export const READABLE_CONNECTOR = connector.extend({
  name: connector.shape.name.catch('connector'),
  environment: connector.shape.environment.catch('sandbox'),
  baseUrl: connector.shape.baseUrl.catch(undefined),
  limits: limits.prefault({}).catch(limits.parse({})),
});

/** One caller with an API key. */
export const API_KEY = z.strictObject({
  id: z.string().regex(/^[\w.@-]{1,64}$/, 'required 1 to 64 letters, digits, and . _ @ -'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/i, 'required the SHA-256 of the key, 64 hexadecimal digits'),
  scopes: z.array(z.string()),
  connectors: z.array(z.string()),
  accounts: z.array(z.string()).optional(),
});

/** The shape of a configuration file after interpolation. */
export const SHAPE = z.strictObject({
  server: server.prefault({}),
  store: store.prefault({}),
  journal: journal.prefault({}),
  connectors: z.array(connector).min(1),
  callers: z.strictObject({ apiKeys: z.array(API_KEY).default([]) }).prefault({}),
  protection: z
    .strictObject({ maxDepth: whole(1, 100).default(12), maxTokens: whole(100, 100_000).default(5000) })
    .prefault({}),
  logLevel: z.enum(LOG_LEVELS).default('info'),
});

export type Shaped = z.output<typeof SHAPE>;

/** A connector's entry of the right shape → its settings; what is not common to all is the provider's. */
export function toConnectorSettings(entry: Shaped['connectors'][number]): ConnectorSettings {
  const { name, provider, environment, baseUrl, limits, ...options } = entry;
  return {
    name,
    provider,
    environment: environment === 'production' ? 'PRODUCTION' : 'SANDBOX',
    baseUrl,
    limits,
    options,
  };
}
