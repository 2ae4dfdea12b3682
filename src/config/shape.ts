import { z } from 'zod';
import { LOG_LEVELS } from './configuration.js';

/** The shape of a configuration file after interpolation. Numbers may come from environment variables, as text. */
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const switchValue = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
const secret = z.union([
  z.string().min(1),
  z.custom<() => Promise<string>>((value) => typeof value === 'function'),
]);

const server = z.strictObject({
  host: z.string().min(1).default('127.0.0.1'),
  port: whole(0, 65535).default(4000),
  publicUrl: z.url().optional(),
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

/** What every connector has; the rest of an entry belongs to its provider. */
const connector = z.looseObject({
  name: z
    .string()
    .regex(
      /^[a-z][a-z0-9-]{0,31}$/,
      'required a small letter, then up to 31 small letters, digits and hyphens',
    ),
  provider: z.string().min(1),
  environment: z.enum(['sandbox', 'production']),
  baseUrl: z.url().optional(),
  limits: limits.prefault({}),
});

const apiKey = z.strictObject({
  id: z.string().regex(/^[\w.@-]{1,64}$/, 'required 1 to 64 letters, digits, and . _ @ -'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/i, 'required the SHA-256 of the key, 64 hexadecimal digits'),
  scopes: z.array(z.string()),
  connectors: z.array(z.string()),
  accounts: z.array(z.string()).optional(),
});

export const SHAPE = z.strictObject({
  server: server.prefault({}),
  store: z.strictObject({ dataDir: z.string().min(1).default('./.data') }).prefault({}),
  connectors: z.array(connector).min(1),
  callers: z.strictObject({ apiKeys: z.array(apiKey).default([]) }).prefault({}),
  protection: z
    .strictObject({ maxDepth: whole(1, 100).default(12), maxTokens: whole(100, 100_000).default(5000) })
    .prefault({}),
  logLevel: z.enum(LOG_LEVELS).default('info'),
});

export type Shaped = z.output<typeof SHAPE>;
