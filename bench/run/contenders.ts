import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MOST_CALLERS, type Scenario } from './plan.js';

/** How a contender is started, and what its callers send. */
export interface Contender {
  readonly key: string;
  readonly title: string;
  /** The program with its arguments; `folder` is empty and its own. */
  command(setting: Setting): Command;
  /** One value of the header `authorization` per caller. */
  readonly authorizations: readonly string[];
  readonly hasGraphql: boolean;
}

export interface Setting {
  readonly port: number;
  readonly upstreamUrl: string;
  readonly folder: string;
}

interface Command {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const subjects = Array.from({ length: MOST_CALLERS }, (_, index) => `caller-${index}`);
const keyOf = (subject: string) => `bench-key-of-${subject}`;
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ISSUER = { issuer: 'https://issuer.bench.invalid', audience: 'exchequer' };
const TOKEN_LIFE_SECONDS = 86_400;

const apiKeys = subjects.map((subject) => `Bearer ${keyOf(subject)}`);

export const CONTENDERS: readonly Contender[] = [
  peer('floor', 'node:http + undici, no GraphQL (floor)', 'floor.mjs'),
  peer('floor-lists', 'floor that reads the ends from lists', 'floor.mjs', { MODE: 'lists' }),
  peer('mercurius', 'mercurius + JIT', 'mercurius.mjs'),
  peer('apollo', 'Apollo Server as documented', 'apollo.mjs'),
  gateway('gateway', 'Exchequer, API keys', apiKeys),
  gateway('gateway-before', 'Exchequer, an earlier build', apiKeys, earlierProgram),
  gateway(
    'gateway-jwt',
    'Exchequer, JWT',
    subjects.map((subject) => `Bearer ${toToken(subject, privateKey)}`),
  ),
];

/** The contender with this key. **Throws** where there is none. */
export function contenderOf(key: string): Contender {
  const found = CONTENDERS.find((each) => each.key === key);
  if (found) return found;
  throw new Error(`required one of ${CONTENDERS.map((each) => each.key).join(', ')}, arrived ${key}`);
}

/** The request line and body of a scenario. */
export function toRequest({ hasGraphql }: Contender, { query, variables, path }: Scenario) {
  if (!hasGraphql) return { method: 'GET', path, body: null } as const;
  return { method: 'POST', path: '/graphql', body: JSON.stringify({ query, variables }) } as const;
}

function peer(key: string, title: string, file: string, env: Record<string, string> = {}): Contender {
  return {
    key,
    title,
    hasGraphql: !key.startsWith('floor'),
    authorizations: [''],
    command: ({ port, upstreamUrl }) => ({
      args: [join('bench', 'peers', file)],
      env: { ...env, PORT: String(port), UPSTREAM_URL: upstreamUrl, NODE_ENV: 'production' },
    }),
  };
}

/** `main`: the program of a build; the present one by default. */
function gateway(
  key: string,
  title: string,
  authorizations: readonly string[],
  main = () => 'dist/main.js',
): Contender {
  return {
    key,
    title,
    hasGraphql: true,
    authorizations,
    command: ({ port, upstreamUrl, folder }) => {
      const data = join(folder, 'data');
      const path = join(folder, 'exchequer.yaml');
      mkdirSync(data);
      writeFileSync(join(folder, 'issuer.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
      // YAML takes JSON as it is.
      writeFileSync(path, JSON.stringify(configurationFor(upstreamUrl)));
      const env = { PORT: String(port), EXCHEQUER_DATA_DIR: data, NODE_ENV: 'production' };
      return { args: [main(), 'start', '--config', path], env };
    },
  };
}

/** **Throws** where no earlier build is named. */
function earlierProgram(): string {
  const folder = process.env['BENCH_BEFORE'];
  if (folder === undefined) throw new Error('BENCH_BEFORE: required the folder of an earlier build');
  return join(folder, 'main.js');
}

/** Everything that protects the gateway is on; only the rates are above what the bench sends. */
function configurationFor(upstreamUrl: string): object {
  const rights = { scopes: ['*'], connectors: ['*'] };
  return {
    connectors: [
      {
        name: 'bank',
        provider: 'treasury-prime',
        environment: 'sandbox',
        baseUrl: upstreamUrl,
        credentials: { keyId: 'key', keyValue: 'value' },
        limits: { maxConcurrent: 1000, requestsPerSecond: 10_000 },
      },
    ],
    callers: {
      apiKeys: subjects.map((id) => ({
        id,
        sha256: createHash('sha256').update(keyOf(id)).digest('hex'),
        ...rights,
      })),
      jwt: [{ ...ISSUER, publicKeyFile: 'issuer.pem' }],
    },
    protection: { rateLimit: { pointsPerMinute: 100_000_000 } },
  };
}

function toToken(subject: string, key: KeyObject): string {
  const nowSeconds = Math.floor(Date.now() / 1000);
  const claims = {
    iss: ISSUER.issuer,
    aud: ISSUER.audience,
    sub: subject,
    iat: nowSeconds,
    exp: nowSeconds + TOKEN_LIFE_SECONDS,
    scope: '*',
    exchequer: { connectors: ['*'] },
  };
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const signed = `${encode({ alg: 'ES256', typ: 'JWT' })}.${encode(claims)}`;
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}
