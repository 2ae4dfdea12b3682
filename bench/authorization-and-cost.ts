// npx tsx bench/authorization-and-cost.ts: CPU a request with and without what protects the gateway, side by side in one run.
import 'reflect-metadata';
import { ApolloServer, type ApolloServerOptions } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { buildSchema } from 'type-graphql';
import { type Authenticate, createAuthenticate } from '../src/auth/callers/authenticate.js';
import {
  developmentIssuer,
  mintDevelopmentToken,
  toDevelopmentKey,
} from '../src/auth/callers/development-tokens.js';
import { type Principal, SCOPES } from '../src/auth/callers/principal.js';
import { systemClock } from '../src/domain/clock.js';
import { buildGatewaySchema, type GatewayContext } from '../src/resolvers/index.js';
import { RESOLVERS } from '../src/resolvers/resolver-classes.js';
import { breadthRule } from '../src/server/limits/breadth-rule.js';
import { costPlugin } from '../src/server/limits/cost-plugin.js';
import { depthRule } from '../src/server/limits/depth-rule.js';
import { listLengthRule } from '../src/server/limits/input-lists.js';
import { memoryBudget } from '../src/server/limits/point-budget.js';
import {
  aBalance,
  anAccount,
  aPrincipal,
  FakeConnector,
  sourcesOver,
} from '../test/support/fake-connector.js';

const ROUNDS = 60;
const WARM_UP_ROUNDS = 5;
const REQUESTS_A_ROUND = 50;
const ROWS = 100;

const QUERY = `{ accounts(first: ${ROWS}) { nodes {
  id providerId name status currency accountNumberLast4 routingNumber createdAt balance { current { amount currency } }
} pageInfo { hasNextPage endCursor } unavailable { code } } }`;

interface Variant {
  readonly name: string;
  readonly apollo: ApolloServer<GatewayContext>;
  readonly identify: () => Promise<Principal | null>;
  cpuMs: number;
}

const accounts = Array.from({ length: ROWS }, (_, index) =>
  anAccount('tp-main', String(index), { balance: aBalance(BigInt(index)) }),
);
const sourcesFor = sourcesOver([new FakeConnector('tp-main', accounts)]);
const everybody: Principal = { ...aPrincipal(), scopes: new Set(SCOPES) };
const limited: Principal = {
  ...everybody,
  grants: { connectors: new Set(['tp-main']), accounts: new Set(accounts.map(({ id }) => id)) },
};

const open = await buildSchema({
  resolvers: [...RESOLVERS],
  // Undefined is refused while fields ask for scopes; null asks nobody.
  authChecker: null as never,
  validate: false,
});
const guarded = await buildGatewaySchema();
const rules = [
  depthRule(12),
  breadthRule({ maxAliases: 50, maxRootFields: 30, maxDirectives: 50 }),
  listLengthRule,
];
const cost = costPlugin({
  schema: guarded,
  maxCost: 5000,
  budget: memoryBudget(Number.MAX_SAFE_INTEGER),
});

const as = (principal: Principal) => async () => principal;
const variants = await Promise.all([
  variant('nothing of it', { schema: open }, as(everybody)),
  variant('scopes', { schema: guarded }, as(everybody)),
  variant(`scopes, grants of ${ROWS} accounts`, { schema: guarded }, as(limited)),
  variant('the same, limits', { schema: guarded, validationRules: rules }, as(limited)),
  variant('the same, cost', { schema: guarded, validationRules: rules, plugins: [cost] }, as(limited)),
  variant(
    'the same, by a signed token',
    { schema: guarded, validationRules: rules, plugins: [cost] },
    await byToken(limited),
  ),
]);

for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
  for (const each of variants) {
    const spentMs = await measure(each);
    if (round >= 0) each.cpuMs += spentMs;
  }
}

const base = variants[0]?.cpuMs ?? 0;
for (const { name, cpuMs } of variants) {
  const perRequest = cpuMs / (ROUNDS * REQUESTS_A_ROUND);
  process.stdout.write(
    `${name.padEnd(32)} ${perRequest.toFixed(3)} ms CPU a request, ${(cpuMs / base).toFixed(3)} times the first\n`,
  );
}
process.exit(0);

async function variant(
  name: string,
  options: Pick<ApolloServerOptions<GatewayContext>, 'validationRules' | 'plugins'> & {
    readonly schema: typeof guarded;
  },
  identify: Variant['identify'],
): Promise<Variant> {
  const apollo = new ApolloServer<GatewayContext>({
    ...options,
    plugins: [ApolloServerPluginCacheControlDisabled(), ...(options.plugins ?? [])],
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  return { name, apollo, identify, cpuMs: 0 };
}

async function measure({ apollo, identify }: Variant): Promise<number> {
  const before = process.cpuUsage();
  for (let index = 0; index < REQUESTS_A_ROUND; index++) {
    const principal = await identify();
    if (!principal) throw new Error('the caller of the bench is refused');
    const contextValue = {
      principal,
      sources: sourcesFor(principal),
      actions: {} as GatewayContext['actions'],
      events: {} as GatewayContext['events'],
      requestId: 'bench',
    };
    const { body } = await apollo.executeOperation({ query: QUERY }, { contextValue });
    const answer = body.kind === 'single' ? body.singleResult : null;
    if (!answer || answer.errors) throw new Error('the query of the bench fails');
    if (!JSON.stringify(answer).includes(`"amount":"0.${ROWS - 1}"`)) throw new Error('rows are missing');
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** As the gateway does it: the signature of every request is verified. */
async function byToken({ subject, grants }: Principal): Promise<Variant['identify']> {
  const key = toDevelopmentKey(Buffer.alloc(32, 1));
  const token = await mintDevelopmentToken(key, {
    subject,
    scopes: ['*'],
    connectors: grants.connectors === 'all' ? ['*'] : [...grants.connectors],
    ...(grants.accounts !== 'all' && { accounts: [...grants.accounts] }),
    expiresInSeconds: 86_400,
    nowMs: Date.now(),
  });
  const authenticate: Authenticate = createAuthenticate({
    apiKeys: [],
    issuers: [developmentIssuer(key)],
    clock: systemClock,
    log: () => undefined,
  });
  return () => authenticate(`Bearer ${token}`, 'bench');
}
