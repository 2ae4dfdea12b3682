import { z } from 'zod';
import { LOG_LEVELS } from '../domain/telemetry.js';
import { isHost, isNetwork } from './addresses.js';
import { type ConnectorSettings, JWT_ALGORITHMS } from './configuration.js';
import { originProblem } from './origin.js';
import { PROTECTION } from './protection-shape.js';
import { whole } from './whole.js';

const switchValue = z.union(
  [z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')],
  'required true or false',
);
const secret = z.union(
  [z.string().min(1), z.custom<() => Promise<string>>((value) => typeof value === 'function')],
  'required a text or a secret file',
);
const url = z.url('required an absolute URL');
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const network = z
  .string()
  .refine(
    isNetwork,
    'required an IP address, a network such as 10.0.0.0/8, loopback, linklocal or uniquelocal',
  );
const origin = z.string().superRefine((text, context) => {
  const message = originProblem(text);
  if (message !== null) context.addIssue({ code: 'custom', message });
});
/** Paths are appended to it. */
const publicUrl = url
  .refine(isPublicUrl, 'required an http or https address without credentials, a query and a fragment')
  .transform((text) => text.replace(/\/+$/, ''));

const server = z.strictObject({
  host: z.string().refine(isHost, 'required a host name or an IP address').default('127.0.0.1'),
  port: whole(0, 65535).default(4000),
  publicUrl: publicUrl.optional(),
  graphiql: switchValue.optional(),
  introspection: switchValue.optional(),
  cors: z.strictObject({ origins: z.array(origin).default([]) }).prefault({}),
  cursorSecret: secret.optional(),
  tls: z.strictObject({ cert: z.string().min(1), key: z.string().min(1) }).optional(),
  trustProxy: z
    .union(
      [switchValue, z.array(network).min(1)],
      'required true, false, or a list of the addresses or networks of proxies',
    )
    .default(false),
  drainMs: whole(0, 120_000).default(0),
});

const limits = z.strictObject({
  timeoutMs: whole(100, 120_000).default(10_000),
  maxConcurrent: whole(1, 1000).default(20),
  requestsPerSecond: whole(1, 10_000).default(50),
  /** Absent: the requests of two seconds. */
  burst: whole(1, 20_000).optional(),
  /** Absent: 4 MiB. A body is parsed in one piece, and other requests wait meanwhile. **Units** bytes. */
  maxBodyBytes: whole(64 * 1024, 64 * 1024 * 1024).optional(),
});

const store = z.strictObject({
  /** Absent: the embedded database in the data directory. */
  url: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, 'required a postgres:// address')
    .optional(),
  dataDir: z.string().min(1).default('./.data'),
  /** Encrypts confidential values in the database. */
  sealingKey: secret.optional(),
});

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** Times of the journal. **Units** milliseconds. */
const journal = z.strictObject({
  settleWindowMs: whole(SECOND, DAY).default(5 * MINUTE),
  horizonMs: whole(SECOND, DAY).default(60 * MINUTE),
  reviewAfterMs: whole(SECOND, 30 * DAY).default(DAY),
  leaseMs: whole(6 * SECOND, 10 * MINUTE).default(30 * SECOND),
});

/** The feed of events. */
const events = z.strictObject({
  /** **Units** days. */
  retentionDays: whole(1, 3650).default(30),
});

/** The options of every connector; the provider validates the rest of the entry. */
const connector = z.looseObject({
  name: z
    .string()
    .regex(
      /^[a-z][a-z0-9-]{0,31}$/,
      'required a lowercase letter, then up to 31 lowercase letters, digits and hyphens',
    ),
  provider: z.string().min(1),
  /** The default is production, so that real money is never mistaken for sandbox money. */
  environment: z.enum(['sandbox', 'production']).default('production'),
  baseUrl: url.optional(),
  limits: limits.prefault({}),
});

/** A connector's entry with fallbacks for invalid common options, so that its provider can always validate its own options. */
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
  expiresAt: z.iso
    .datetime({
      offset: true,
      error: 'required an ISO 8601 time with an offset, such as 2027-01-31T12:00:00Z',
    })
    .optional(),
});

const audience = z.string().min(1);

/** One issuer of JWTs. */
export const JWT_ISSUER = z.strictObject({
  // The bar separates issuer and subject in the name of a caller.
  issuer: z.string().regex(/^[^\s|]{1,512}$/, 'required 1 to 512 characters without spaces and |'),
  audience: z.union([audience, z.array(audience).min(1)], 'required a text or a list of texts'),
  jwksUrl: z
    .string()
    .refine(isSafeKeyAddress, 'required an https address without credentials; http only on this machine')
    .optional(),
  publicKeyFile: z.string().min(1).optional(),
  algorithms: z
    .array(z.enum(JWT_ALGORITHMS))
    .min(1)
    .default([...JWT_ALGORITHMS]),
});

function isPublicUrl(text: string): boolean {
  if (!URL.canParse(text)) return true; // is another problem of the value
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === '';
}

/** An attacker who can replace the keys in transit can impersonate any caller. */
function isSafeKeyAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}

/** The shape of a configuration file after interpolation. */
export const SHAPE = z.strictObject({
  server: server.prefault({}),
  store: store.prefault({}),
  journal: journal.prefault({}),
  events: events.prefault({}),
  connectors: z.array(connector).min(1),
  callers: z
    .strictObject({ jwt: z.array(JWT_ISSUER).default([]), apiKeys: z.array(API_KEY).default([]) })
    .prefault({}),
  protection: PROTECTION.prefault({}),
  logLevel: z.enum(LOG_LEVELS).default('info'),
});

export type Shaped = z.output<typeof SHAPE>;

/** A valid connector entry → its settings. The provider-specific options are in `options`. */
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
