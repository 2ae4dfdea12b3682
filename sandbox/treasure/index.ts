import type { Route, SimContext, SimDefinition, SimProvider, SimRequest } from '../kernel/types.js';
import { authRoutes, requireToken } from './auth.js';
import { bankAccountRoutes } from './bank-accounts.js';
import { businessRoutes } from './businesses.js';
import { CREDENTIALS, SVIX_SECRET } from './credentials.js';
import { dashboardRoutes } from './dashboard.js';
import { documentRoutes } from './documents.js';
import { failure } from './errors.js';
import { runCommand } from './events.js';
import { keyOf } from './idempotency.js';
import { portfolioAccount } from './ledger.js';
import { onboardingRoutes } from './onboarding.js';
import { portfolioRoutes } from './portfolio.js';
import { portfolioHistoryRoutes } from './portfolio-history.js';
import { seed } from './seed.js';
import { shape } from './shape.js';
import { simulateRoutes } from './simulate.js';
import { transferRoutes } from './transfers.js';
import { wireInstructionRoutes } from './wire-instructions.js';
import { World } from './world.js';

/** The simulated Treasure. */
export const definition: SimDefinition = {
  provider: 'treasure',
  connector: 'treasure-main',
  configuration: { credentials: CREDENTIALS, webhooks: { svixSecret: SVIX_SECRET } },
  create,
};

function create(context: SimContext): SimProvider {
  const world = new World(context);
  return {
    routes: routesOf(world).map((route) => shaped(world, route)),
    authenticate: (request) => requireToken(world, request),
    notFound: ({ method, path }: SimRequest) =>
      failure('INVALID_PATH', { message: `Nothing at ${method} ${path}` }).response,
    idempotencyKey: keyOf,
    reset: (options) => {
      world.clear(options.seed);
      seed(world, options.size);
    },
    settings: (changes) => ({ ...world.change(changes) }),
    event: (command) => runCommand(world, command),
    records: () => recordsOf(world),
    statedBalances: () =>
      [...world.state.portfolios.values()].map(({ businessId, balanceMinor }) => ({
        account: portfolioAccount(businessId),
        currency: 'USD',
        minor: balanceMinor,
      })),
  };
}

function recordsOf({ state }: World): ReturnType<SimProvider['records']> {
  return {
    businesses: [...state.businesses.values()],
    bankAccounts: [...state.bankAccounts.values()],
    portfolios: [...state.portfolios.values()],
    transfers: [...state.transfers.values()],
    documents: [...state.documents.values()],
    wireInstructions: [...state.wireInstructions].map(([business, one]) => ({ business, ...one })),
  };
}

function routesOf(world: World): readonly Route[] {
  return [
    ...authRoutes(world),
    ...businessRoutes(world),
    ...onboardingRoutes(world),
    ...bankAccountRoutes(world),
    ...portfolioRoutes(world),
    ...portfolioHistoryRoutes(world),
    ...transferRoutes(world),
    ...wireInstructionRoutes(world),
    ...documentRoutes(world),
    ...dashboardRoutes(world),
    ...simulateRoutes(world),
  ];
}

/** The route with responses in the format of the settings. */
function shaped(world: World, route: Route): Route {
  return {
    ...route,
    handler: async (request) => {
      const response = await route.handler(request);
      return 'body' in response ? { ...response, body: shape(response.body, world.settings) } : response;
    },
  };
}
