// npx tsx bench/authorization-and-cost.ts: CPU a request with and without what protects the gateway, side by side in one run.
import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { ApolloServer, type ApolloServerOptions } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { type Authenticate, createAuthenticate } from '../src/auth/callers/authenticate.js';
import { SCOPES } from '../src/auth/callers/principal.js';
import { systemClock } from '../src/domain/clock.js';
import { buildGatewaySchema, type GatewayContext } from '../src/resolvers/index.js';
import { breadthRule } from '../src/server/limits/breadth-rule.js';
import { costPlugin } from '../src/server/limits/cost-plugin.js';
import { depthRule } from '../src/server/limits/depth-rule.js';
import { memoryBudget } from '../src/server/limits/point-budget.js';
import { aConnection, anAccount } from '../test/support/sample-objects.js';

const ROUNDS = 60;
const REQUESTS_A_ROUND = 50;
const ROWS = 100;
const KEY = 'bench';

const QUERY = `{ accounts(first: ${ROWS}) { nodes {
  id providerId name status currency accountNumberLast4 routingNumber createdAt balance { current { amount currency } }
} pageInfo { hasNextPage endCursor } unavailable { code } } }`;

interface Variant {
  readonly name: string;
  readonly apollo: ApolloServer<GatewayContext>;
  readonly authenticate: Authenticate | null;
  cpuMs: number;
}

const schema = await buildGatewaySchema();
const variants = await Promise.all([
  variant('nothing of it', [], [], null),
  variant('limits of depth and breadth', rules(), [], null),
  variant('limits and cost', rules(), [cost()], null),
  variant('limits, cost, API key', rules(), [cost()], authenticate()),
]);

for (let round = -5; round < ROUNDS; round++) {
  for (const each of variants) {
    const spentMs = await measure(each);
    // The first rounds warm the compiler up.
    if (round >= 0) each.cpuMs += spentMs;
  }
}

const base = variants[0]?.cpuMs ?? 0;
for (const { name, cpuMs } of variants) {
  const perRequest = cpuMs / (ROUNDS * REQUESTS_A_ROUND);
  process.stdout.write(
    `${name.padEnd(30)} ${perRequest.toFixed(3)} ms CPU a request, ${(cpuMs / base).toFixed(3)} times the first\n`,
  );
}
process.exit(0);

async function variant(
  name: string,
  validationRules: NonNullable<ApolloServerOptions<GatewayContext>['validationRules']>,
  plugins: NonNullable<ApolloServerOptions<GatewayContext>['plugins']>,
  known: Authenticate | null,
): Promise<Variant> {
  const apollo = new ApolloServer<GatewayContext>({
    schema,
    validationRules,
    plugins: [ApolloServerPluginCacheControlDisabled(), ...plugins],
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  return { name, apollo, authenticate: known, cpuMs: 0 };
}

async function measure({ apollo, authenticate: known }: Variant): Promise<number> {
  const before = process.cpuUsage();
  for (let index = 0; index < REQUESTS_A_ROUND; index++) {
    await known?.(`Bearer ${KEY}`, 'bench');
    const { body } = await apollo.executeOperation({ query: QUERY }, { contextValue: context() });
    if (body.kind !== 'single' || body.singleResult.errors) throw new Error('the query of the bench fails');
    JSON.stringify(body.singleResult);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function rules() {
  return [depthRule(12), breadthRule({ maxAliases: 50, maxRootFields: 30, maxDirectives: 50 })];
}

function cost() {
  return costPlugin({ schema, maxCost: 5000, budget: memoryBudget(Number.MAX_SAFE_INTEGER) });
}

function authenticate(): Authenticate {
  const sha256 = createHash('sha256').update(KEY).digest('hex');
  const grants = { connectors: 'all', accounts: 'all' } as const;
  const apiKeys = [{ id: 'bench', sha256, scopes: new Set(SCOPES), grants }];
  return createAuthenticate({ apiKeys, issuers: [], clock: systemClock, log: () => undefined });
}

function context(): GatewayContext {
  const accounts = Array.from({ length: ROWS }, (_, index) => anAccount(String(index)));
  const sources = {
    accounts: async () => aConnection(accounts),
    balance: async () => null,
  } as unknown as GatewayContext['sources'];
  const grants = { connectors: 'all', accounts: 'all' } as const;
  const principal = { subject: 'bench', scopes: new Set(SCOPES), grants };
  return { principal, sources, actions: {} as GatewayContext['actions'], requestId: 'bench' };
}
