/** What the shape of the configuration cannot say about a setting. */
export interface SettingDescription {
  readonly description: string;
  /** As in YAML. */
  readonly example: string;
  readonly unit?: string;
  /** The type, where the shape has none that can be printed. */
  readonly type?: string;
  /** What holds where the setting is absent, if it is neither required nor has a default. */
  readonly absent?: string;
}

const SECRET = 'text or `${file:PATH}`';
const SWITCH = '`true` or `false`';
const OPEN = '`true`; `false` if `NODE_ENV` is `production`';
const MS = 'milliseconds';

/** Path → description. `[]` is an entry of a list. */
export const SETTING_DESCRIPTIONS: Readonly<Record<string, SettingDescription>> = {
  'server.host': { description: 'Address to listen at. `HOST` overrides it.', example: '0.0.0.0' },
  'server.port': {
    description: 'Port to listen at; 0 chooses a free one. `PORT` overrides it.',
    example: '8080',
  },
  'server.publicUrl': {
    description: 'Address at which browsers reach the gateway, for example through a proxy.',
    example: 'https://treasury.example.com',
    type: 'http or https address',
    absent: 'host and port',
  },
  'server.graphiql': {
    description: 'Serves GraphiQL at `/graphiql`.',
    example: 'false',
    type: SWITCH,
    absent: OPEN,
  },
  'server.introspection': {
    description: 'Accepts queries of the schema (`__schema`, `__type`).',
    example: 'false',
    type: SWITCH,
    absent: OPEN,
  },
  'server.cors.origins': {
    description:
      'Origins of pages that can call the gateway, exactly as browsers send them: no pattern, path, capital or default port.',
    example: '["https://app.example.com"]',
  },
  'server.cursorSecret': {
    description: 'Encrypts cursors; at least 32 bytes. Gateways that serve the same callers share it.',
    example: '"${file:/run/secrets/cursor}"',
    type: SECRET,
    absent: 'generated in `store.dataDir`',
  },
  'server.tls.cert': {
    description: 'PEM file of the certificate, relative to the configuration. Reloaded when it changes.',
    example: '/etc/exchequer/tls.pem',
  },
  'server.tls.key': {
    description: 'PEM file of its key. `server.tls` absent: plain HTTP.',
    example: '/etc/exchequer/tls.key',
  },
  'server.trustProxy': {
    description:
      'Whether `X-Forwarded-*` headers are trusted: never, always, or from proxies at these addresses.',
    example: '["10.0.0.0/8"]',
    type: '`true`, `false`, or list of addresses and networks',
  },
  'server.drainMs': {
    description:
      'After SIGTERM, `/health/ready` responds 503 for this time while requests are answered as usual. Set it to the time in which a load balancer notices.',
    example: '10000',
    unit: MS,
  },
  'store.url': {
    description: 'PostgreSQL database, which several gateways can share.',
    example: '"${DATABASE_URL}"',
    type: 'postgres:// address',
    absent: 'embedded database in `store.dataDir`',
  },
  'store.dataDir': {
    description:
      'Folder of the embedded database and of generated secrets. `EXCHEQUER_DATA_DIR` overrides it.',
    example: '/var/lib/exchequer',
  },
  'store.sealingKey': {
    description:
      'Encrypts confidential values in the database; at least 32 bytes. Required with `store.url`.',
    example: '"${SEALING_KEY}"',
    type: SECRET,
    absent: 'generated in `store.dataDir`',
  },
  'journal.settleWindowMs': {
    description: "Time that a provider's list can take to show an effect.",
    example: '300000',
    unit: MS,
  },
  'journal.horizonMs': {
    description:
      'Time in which a request can be sent again under its key. Shorter than any provider keeps keys.',
    example: '3600000',
    unit: MS,
  },
  'journal.reviewAfterMs': {
    description: 'Time after which an operation with an unknown outcome needs review by a person.',
    example: '86400000',
    unit: MS,
  },
  'journal.leaseMs': {
    description: 'Time for which one gateway has the exclusive right to work on an operation.',
    example: '30000',
    unit: MS,
  },
  'connectors[].name': {
    description:
      'Name in ids and responses: a lowercase letter, then up to 31 lowercase letters, digits and hyphens. Unique.',
    example: 'tp-main',
  },
  'connectors[].provider': { description: 'Key of the provider.', example: 'treasury-prime' },
  'connectors[].environment': { description: 'Whether the connector moves real money.', example: 'sandbox' },
  'connectors[].baseUrl': {
    description: "Address of the provider's API. https; http only to a loopback address.",
    example: 'https://tenant.example.com',
    type: 'https address',
    absent: 'documented address of the environment, if there is one',
  },
  'connectors[].limits.timeoutMs': {
    description: 'For one request to the provider.',
    example: '10000',
    unit: MS,
  },
  'connectors[].limits.maxConcurrent': {
    description: 'Requests to the provider at the same time.',
    example: '20',
    unit: 'requests',
  },
  'connectors[].limits.requestsPerSecond': {
    description: 'Average rate of requests to the provider.',
    example: '50',
    unit: 'requests per second',
  },
  'connectors[].limits.burst': {
    description: 'Requests that can begin at once after a pause.',
    example: '100',
    unit: 'requests',
    absent: 'twice `requestsPerSecond`',
  },
  'connectors[].limits.maxBodyBytes': {
    description: 'Largest body of an answer of the provider.',
    example: '4194304',
    unit: 'bytes',
    absent: '`4194304`',
  },
  'callers.jwt[].issuer': {
    description: 'Exactly the value of the claim `iss`. Unique.',
    example: 'https://idp.example.com/',
  },
  'callers.jwt[].audience': {
    description: 'The claim `aud` must contain one of them.',
    example: 'exchequer',
    type: 'text or list of texts',
  },
  'callers.jwt[].jwksUrl': {
    description:
      "Address of the issuer's keys: https, http only on this machine. Either this or `publicKeyFile`.",
    example: 'https://idp.example.com/jwks.json',
  },
  'callers.jwt[].publicKeyFile': {
    description: "File of the issuer's public keys, relative to the configuration. Either this or `jwksUrl`.",
    example: './issuer.pem',
  },
  'callers.jwt[].algorithms': { description: 'Accepted algorithms of signatures.', example: '[ES256]' },
  'callers.apiKeys[].id': {
    description: 'Name of the caller, in the log and the audit log. Unique.',
    example: 'ops',
  },
  'callers.apiKeys[].sha256': {
    description: 'SHA-256 of the key, 64 hexadecimal digits. Unique.',
    example: '"${OPS_KEY_SHA256}"',
  },
  'callers.apiKeys[].scopes': { description: 'Scopes of the caller, or `*`.', example: '["accounts:read"]' },
  'callers.apiKeys[].connectors': {
    description: 'Names of the connectors that the caller can access, or `*`.',
    example: '["tp-main"]',
  },
  'callers.apiKeys[].accounts': {
    description: 'Global ids of the accounts that the caller can access.',
    example: '["<account id>"]',
    absent: 'all accounts of its connectors',
  },
  'callers.apiKeys[].expiresAt': {
    description: 'Time after which the key is refused, ISO 8601 with an offset.',
    example: '"2027-01-31T12:00:00Z"',
    absent: 'never',
  },
  'protection.maxDepth': { description: 'Levels of fields of an operation.', example: '12', unit: 'levels' },
  'protection.maxTokens': { description: 'Tokens of a document.', example: '5000', unit: 'tokens' },
  'protection.maxCost': { description: 'Highest cost of one operation.', example: '5000', unit: 'points' },
  'protection.maxAliases': { description: 'Aliases of an operation.', example: '50', unit: 'aliases' },
  'protection.maxRootFields': { description: 'Root fields of an operation.', example: '30', unit: 'fields' },
  'protection.maxDirectives': {
    description: 'Directives of an operation.',
    example: '50',
    unit: 'directives',
  },
  'protection.rateLimit.pointsPerMinute': {
    description: 'Budget of each caller, at least `protection.maxCost`.',
    example: '60000',
    unit: 'points per minute',
  },
  'protection.rateLimit.failedAttemptsPerMinute': {
    description: 'Requests without a valid key or token, for each address.',
    example: '300',
    unit: 'requests per minute',
  },
  'protection.persistedOperations': {
    description:
      '`allow`: clients can register operations. `only`: operations of the manifest only. `off`: whole documents only.',
    example: 'only',
  },
  'protection.manifest': {
    description:
      'File of accepted operations, relative to the configuration. Required with `only`. Reloaded when it changes.',
    example: './operations.json',
  },
  'events.retentionDays': {
    description: 'How long events are kept. A cursor before the oldest kept event is an error.',
    example: '90',
    unit: 'days',
  },
  logLevel: { description: 'Lowest level of logged lines. `LOG_LEVEL` overrides it.', example: 'warn' },
};
