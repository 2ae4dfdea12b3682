import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../../sandbox/index.js';
import {
  developmentIssuer,
  mintDevelopmentToken,
  toDevelopmentKey,
} from '../../../src/auth/callers/development-tokens.js';
import { toConfiguration } from '../../../src/config/load.js';
import { listen, prepareGateway } from '../../../src/server/gateway.js';
import { providerChecks } from '../../../src/server/provider-checks.js';
import { putInReview } from '../../support/in-review.js';
import type { GatewayUnderTest } from '../mutations/gateway.js';

/** Somebody with a token. */
export interface Caller {
  readonly subject: string;
  /** All when left out. */
  readonly scopes?: readonly string[];
  /** All when left out. */
  readonly connectors?: readonly string[];
  /** Global ids; all of the connectors when left out. */
  readonly accounts?: readonly string[];
}

export const OPERATOR: Caller = { subject: 'operator' };

export interface Reply {
  readonly status: number;
  readonly data: any;
  readonly errors: readonly any[];
  /** What of it may not depend on whether an object exists: all but the name of the request. */
  readonly text: string;
}

/** A gateway over simulators, all in this process, for callers that are made up as they are needed. */
export interface AuthorizationGateway extends GatewayUnderTest {
  /** `caller`: null for nobody. */
  as(caller: Caller | null, query: string, variables?: object): Promise<Reply>;
}

const LIFE_SECONDS = 3600;
/** Of the limits only what is reached and shown is looked at here. */
const PROTECTION = {
  maxCost: 100_000,
  rateLimit: { pointsPerMinute: 10_000_000, failedAttemptsPerMinute: 100_000 },
};

export async function startGateway(): Promise<AuthorizationGateway> {
  const sandbox = await startSandbox();
  const dataDir = mkdtempSync(join(tmpdir(), 'exchequer-'));
  const key = toDevelopmentKey(randomBytes(32));
  const raw = {
    ...sandbox.configuration(),
    server: { port: 0 },
    store: { dataDir },
    logLevel: 'fatal',
    protection: PROTECTION,
  };
  const configuration = toConfiguration(raw, {
    source: 'the test',
    folder: dataDir,
    env: {},
    knowledge: providerChecks,
  });
  const prepared = await prepareGateway(configuration);
  const gateway = await listen(prepared, { issuers: [developmentIssuer(key)] });
  const url = `${gateway.url}/graphql`;
  const tokens = new Map<string, Promise<string>>();
  const headersOf = async (caller: Caller): Promise<Record<string, string>> => {
    const name = JSON.stringify(caller);
    const known = tokens.get(name) ?? mintDevelopmentToken(key, toClaims(caller));
    tokens.set(name, known);
    return { authorization: `Bearer ${await known}` };
  };
  const as: AuthorizationGateway['as'] = async (caller, query, variables = {}) => {
    const proof = caller === null ? {} : await headersOf(caller);
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...proof },
      body: JSON.stringify({ query, variables }),
    });
    return toReply(answer.status, await answer.text());
  };
  return {
    url,
    operator: await headersOf(OPERATOR),
    as,
    ask: (query, variables) => as(OPERATOR, query, variables),
    askAs: (subject, query, variables) => as({ subject }, query, variables),
    async control(connector, method, name, body) {
      const headers = { 'content-type': 'application/json' };
      const address = `${sandbox.simulators[connector]?.url}/__sandbox/${name}`;
      const answer = await fetch(address, { method, headers, body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(`${method} ${name}: ${answer.status} ${await answer.text()}`);
    },
    review: (connector, count) => putInReview(prepared.store, connector, count),
    async close() {
      await gateway.close();
      await sandbox.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

function toClaims({ subject, scopes = ['*'], connectors = ['*'], accounts }: Caller) {
  const limit = accounts ? { accounts } : {};
  return {
    ...{ subject, scopes, connectors, ...limit },
    expiresInSeconds: LIFE_SECONDS,
    nowMs: Date.now(),
  };
}

function toReply(status: number, body: string): Reply {
  const text = body.replaceAll(/"requestId":"[^"]*"/g, '"requestId":"…"');
  const { data, errors = [] } = JSON.parse(body) as Partial<Reply>;
  return { status, data, errors, text: `${status} ${text}` };
}
