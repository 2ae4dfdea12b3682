import { randomUUID } from 'node:crypto';
import { definitions } from '../../../sandbox/index.js';
import { type RunningSimulator, startSimulator } from '../../../sandbox/kernel/server.js';
import { configurationOf } from '../../../sandbox/kernel/types.js';
import { ConfiguredGateway } from '../../support/configured-gateway.js';
import type { Mode, Noun } from './mode.js';
import { HostileStub } from './stub.js';

/** Between them they have accounts, balances, transactions and transfers. */
export const HEALTHY = ['cards-main', 'treasure-main'];

/** Short, so that a silent provider does not make the test slow. */
const SHORT_MS = 1_000;
/** Long, so that a slow machine is not taken for a silent provider. */
const LONG_MS = 10_000;
const NO_LIMIT = 100_000_000;

const NODE = 'id connector { name } createdAt userData';
const MONEY = '{ amount currency }';
const END =
  'pageInfo { hasNextPage endCursor } unavailable { connector { name } code message retryAfterSeconds }';
const FIELDS: Readonly<Record<Noun, string>> = {
  accounts: `${NODE} name currency status balance { current ${MONEY} available ${MONEY} }`,
  transactions: `${NODE} description amount ${MONEY} runningBalance ${MONEY} postedAt`,
  transfers: `${NODE} description amount ${MONEY} status updatedAt`,
  cashPosition: `connector { name } totals { currency accountCount current { amount } available { amount } }`,
};

const listOf = (noun: Noun) =>
  `${noun}(first: 100, filter: { connectors: $connectors }) { nodes { ${FIELDS[noun]} } ${END} }`;

/** Everything that the lists show of the named connectors. */
const EVERYTHING = `query ($connectors: [String!]) {
  ${listOf('accounts')}
  ${listOf('transactions')}
  ${listOf('transfers')}
  cashPosition(connectors: $connectors) {
    complete
    byConnector { ${FIELDS.cashPosition} }
    unavailable { connector { name } code message retryAfterSeconds }
  }
}`;

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly data: any;
  readonly errors: readonly any[];
  readonly ms: number;
}

/** A gateway with one connector for each mode of the hostile provider, and the healthy ones. */
export class HostileScene {
  readonly secret = `secret-${randomUUID()}`;

  private constructor(
    readonly stub: HostileStub,
    private readonly simulators: readonly RunningSimulator[],
    private gateway: ConfiguredGateway | null,
  ) {}

  static async open(modes: readonly Mode[]): Promise<HostileScene> {
    const stub = await HostileStub.start(modes);
    const healthy = definitions.filter(({ connector }) => HEALTHY.includes(connector));
    const simulators = await Promise.all(
      healthy.map((definition) => startSimulator(definition, { size: 'small' })),
    );
    const scene = new HostileScene(stub, simulators, null);
    scene.gateway = await ConfiguredGateway.start({
      connectors: [...scene.healthyConnectors(), ...modes.map((mode) => scene.connectorOf(mode))],
      protection: { maxCost: 10_000_000, rateLimit: { pointsPerMinute: NO_LIMIT } },
    });
    return scene;
  }

  /** What the program has written. */
  get written(): string {
    return this.gateway?.written ?? '';
  }

  everything(connectors: readonly string[]): Promise<Answer> {
    return this.ask(EVERYTHING, { connectors });
  }

  /** The ids of a list over a mode and the healthy connectors, page after page. **Throws** when it has more pages than that. */
  async readOn(noun: 'accounts' | 'transactions', mode: Mode, maxPages: number): Promise<readonly string[]> {
    const query = `query ($connectors: [String!], $after: String) {
      ${noun}(first: 2, after: $after, filter: { connectors: $connectors }) { nodes { id } ${END} }
    }`;
    const ids: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < maxPages; pages += 1) {
      const { text, data }: Answer = await this.ask(query, { connectors: [mode.name, ...HEALTHY], after });
      if (!data?.[noun]) throw new Error(`a page was not returned: ${text}`);
      const { nodes, pageInfo } = data[noun];
      ids.push(...nodes.map(({ id }: { id: string }) => id));
      if (!pageInfo.hasNextPage) return ids;
      after = pageInfo.endCursor;
    }
    throw new Error(`${mode.name}: the client reads ${noun} for more than ${maxPages} pages`);
  }

  async ask(query: string, variables: object): Promise<Answer> {
    if (!this.gateway) throw new Error('the gateway has not started');
    const startedMs = performance.now();
    const answer = await this.gateway.post({ query, variables });
    const text = await answer.text();
    const ms = Math.round(performance.now() - startedMs);
    const { data = null, errors = [] } = JSON.parse(text);
    return { status: answer.status, text, data, errors, ms };
  }

  async close(): Promise<void> {
    await this.gateway?.stop();
    await Promise.all([this.stub.close(), ...this.simulators.map((simulator) => simulator.close())]);
  }

  private healthyConnectors(): readonly object[] {
    return this.simulators.map(({ name, provider, url: baseUrl }) => {
      const definition = definitions.find(({ connector }) => connector === name);
      const own = definition ? configurationOf(definition, { origin: baseUrl, size: 'small' }) : {};
      const limits = { requestsPerSecond: 10_000 };
      return { name, provider, environment: 'sandbox', baseUrl, ...own, limits };
    });
  }

  private connectorOf(mode: Mode): object {
    return {
      name: mode.name,
      provider: 'treasury-prime',
      environment: 'sandbox',
      baseUrl: this.stub.urlOf(mode),
      credentials: { keyId: 'key', keyValue: this.secret },
      limits: { timeoutMs: mode.isSilent ? SHORT_MS : LONG_MS, requestsPerSecond: 10_000 },
    };
  }
}
