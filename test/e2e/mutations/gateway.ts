import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../../sandbox/index.js';
import { toConfiguration } from '../../../src/config/load.js';
import { listen, prepareGateway } from '../../../src/server/gateway.js';
import { providerChecks } from '../../../src/server/provider-checks.js';
import { putInReview } from '../../support/in-review.js';

/** One caller, as a configuration names it. */
export interface Caller {
  readonly id: string;
  readonly scopes: readonly string[];
  readonly connectors: readonly string[];
  /** Global ids. */
  readonly accounts?: readonly string[];
}

export interface Answer {
  readonly status: number;
  readonly data: any;
  readonly errors: readonly any[];
}

/** A gateway in this process, over simulators in this process, asked over HTTP. */
export interface GatewayUnderTest {
  readonly url: string;
  /** The headers of an operator. */
  readonly operator: Readonly<Record<string, string>>;
  /** What an operator gets, who may do everything. */
  ask(query: string, variables?: object): Promise<Answer>;
  /** The same for somebody else. */
  askAs(caller: string, query: string, variables?: object): Promise<Answer>;
  /** A call to the control surface of a simulator. */
  control(connector: string, method: string, name: string, body: object): Promise<any>;
  /** The global ids of new operations that need review. */
  review(connector: string, count: number): Promise<string[]>;
  close(): Promise<void>;
}

const OPERATOR: Caller = { id: 'operator', scopes: ['*'], connectors: ['*'] };

export async function startGateway(callers: readonly Caller[]): Promise<GatewayUnderTest> {
  const sandbox = await startSandbox();
  const dataDir = mkdtempSync(join(tmpdir(), 'exchequer-'));
  const secret = randomUUID();
  const keyOf = (caller: string) => `${caller}-${secret}`;
  const raw = {
    ...sandbox.configuration(),
    server: { port: 0 },
    store: { dataDir },
    logLevel: 'error',
    callers: { apiKeys: [OPERATOR, ...callers].map((each) => ({ ...each, sha256: sha256(keyOf(each.id)) })) },
  };
  const origin = { source: 'the test', folder: dataDir, env: {}, knowledge: providerChecks };
  const prepared = await prepareGateway(toConfiguration(raw, origin));
  const gateway = await listen(prepared);
  const url = `${gateway.url}/graphql`;
  const askAs = async (caller: string, query: string, variables: object = {}) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${keyOf(caller)}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors = [] } = (await answer.json()) as Answer;
    return { status: answer.status, data, errors };
  };
  return {
    url,
    operator: { authorization: `Bearer ${keyOf(OPERATOR.id)}` },
    askAs,
    ask: (query, variables) => askAs(OPERATOR.id, query, variables),
    async control(connector, method, name, body) {
      const answer = await fetch(`${sandbox.simulators[connector]?.url}/__sandbox/${name}`, {
        method,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${name}: ${answer.status} ${text}`);
      return text ? JSON.parse(text) : undefined;
    },
    review: (connector, count) => putInReview(prepared.store, connector, count),
    async close() {
      await gateway.close();
      await sandbox.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
