import { isObject } from '../kernel/json.js';
import { Throttle } from '../kernel/throttle.js';
import type { Route, SimContext, SimDefinition, SimProvider, SimRequest } from '../kernel/types.js';
import { CREDENTIALS, requireSession, sessionRoutes } from './auth.js';
import { bankAccountRoutes } from './bank-accounts.js';
import { batchRoutes } from './batches.js';
import { companyRoutes } from './companies.js';
import { entityRoutes } from './entities.js';
import { rateLimited } from './errors.js';
import { runCommand } from './events.js';
import { featureRoutes } from './features.js';
import { hostedPageRoutes } from './hosted-page.js';
import { hostedTokenRoutes } from './hosted-tokens.js';
import { onboardingRoutes } from './onboarding.js';
import { paymentMethodRoutes } from './payment-methods.js';
import { paymentRoutes } from './payments.js';
import { quoteRoutes } from './quotes.js';
import { recipientRoutes } from './recipients.js';
import { seed } from './seed.js';
import { graphqlRoutes } from './trusted-domains.js';
import { webhookEndpointRoutes } from './webhook-endpoints.js';
import { World } from './world.js';

/** The simulated TreasuryPath. */
export const definition: SimDefinition = {
  provider: 'treasury-path',
  connector: 'path-main',
  configuration: { credentials: CREDENTIALS },
  configurationAt: ({ origin }) => ({ hostedUrl: origin, graphqlUrl: `${origin}/graphql` }),
  create,
};

function create(context: SimContext): SimProvider {
  const world = new World(context);
  const throttle = new Throttle((seconds) => rateLimited(world.settings.retryAfter ? seconds : null));
  return {
    routes: routesOf(world),
    authenticate: (request) => {
      throttle.take(world.settings, world.nowMs);
      requireSession(world, request);
    },
    notFound: () => ({ status: 404, body: { errors: [{ field: 'base', message: 'Not found' }] } }),
    idempotencyKey: keyOf,
    reset: (options) => {
      throttle.clear();
      world.clear(options.seed);
      seed(world, options.size);
    },
    settings: (changes) => ({ ...world.change(changes) }),
    event: (command) => runCommand(world, command),
    records: () => ({
      companies: world.state.companies.newestFirst(),
      entities: world.state.entities.newestFirst(),
      features: world.state.features.newestFirst(),
      accounts: world.state.accounts.newestFirst(),
      profiles: world.state.profiles.newestFirst(),
      recipients: world.state.recipients.newestFirst(),
      quotes: world.state.quotes.newestFirst(),
      payments: world.state.payments.newestFirst(),
    }),
    statedBalances: () =>
      world.state.accounts.newestFirst().map(({ id, currency, minor }) => ({ account: id, currency, minor })),
  };
}

function routesOf(world: World): readonly Route[] {
  return [
    ...sessionRoutes(world),
    ...companyRoutes(world),
    ...entityRoutes(world),
    ...onboardingRoutes(world),
    ...featureRoutes(world),
    ...bankAccountRoutes(world),
    ...recipientRoutes(world),
    ...paymentMethodRoutes(world),
    ...quoteRoutes(world),
    ...paymentRoutes(world),
    ...batchRoutes(world),
    ...hostedTokenRoutes(world),
    ...webhookEndpointRoutes(world),
    ...graphqlRoutes(world),
    ...hostedPageRoutes(world),
  ];
}

/** The key inside the body of a payment or a batch. **Source** contract 13. */
function keyOf({ body }: SimRequest): string | undefined {
  if (!isObject(body)) return undefined;
  const order = body['payment_instruction'] ?? body['payment_batch'];
  const key = isObject(order) ? order['idempotency_key'] : undefined;
  return typeof key === 'string' ? key : undefined;
}
