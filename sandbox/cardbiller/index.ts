import { createRandom } from '../kernel/random.js';
import {
  type Handler,
  HttpReply,
  type Route,
  type SimContext,
  type SimDefinition,
  type SimProvider,
} from '../kernel/types.js';
import { requireToken, TOKEN } from './auth.js';
import { cardMoneyRoutes } from './card-money.js';
import { cardRoutes } from './cards.js';
import { fail, withRequestId } from './errors.js';
import { runCommand } from './events.js';
import { ledgerRoutes } from './ledgers.js';
import { seed } from './seed.js';
import { resourcesOf } from './seed-plan.js';
import { Throttle } from './throttle.js';
import { transactionRoutes } from './transactions.js';
import { World } from './world.js';

/** The simulated Cardbiller (Treasury API). */
export const definition: SimDefinition = {
  provider: 'cardbiller',
  connector: 'cards-main',
  configuration: {
    credentials: { token: TOKEN },
    currency: 'USD',
    resources: resourcesOf('default'),
  },
  configurationAt: ({ size }) => ({ resources: resourcesOf(size) }),
  create,
};

function create(context: SimContext): SimProvider {
  const world = new World(context);
  const throttle = new Throttle();
  return {
    routes: routesOf(world).map((route) => ({ ...route, handler: refusing(world, route.handler) })),
    authenticate: (request) => {
      try {
        throttle.take(world.settings, world.nowMs);
        requireToken(world.settings, request);
      } catch (refusal) {
        throw shaped(world, refusal);
      }
    },
    notFound: ({ method, path }) =>
      shaped(world, fail('NOT_FOUND', `No endpoint ${method} ${path}.`)).response,
    idempotencyKey: () => undefined,
    reset: (options) => {
      world.clear(createRandom(options.seed));
      seed(world, options.size);
    },
    settings: (changes) => ({ ...world.change(changes) }),
    event: (command) => runCommand(world, command),
    statedBalances: () =>
      [...world.state.ledgers.values(), ...world.state.cards.values()].map(({ uuid, currency, minor }) => ({
        account: uuid,
        currency,
        minor,
      })),
  };
}

function routesOf(world: World): readonly Route[] {
  return [
    ...ledgerRoutes(world),
    ...cardRoutes(world),
    ...cardMoneyRoutes(world),
    ...transactionRoutes(world),
  ];
}

/** The handler, with its refusals in the form that the settings ask for. */
function refusing(world: World, handler: Handler): Handler {
  return async (request) => {
    try {
      return await handler(request);
    } catch (refusal) {
      throw shaped(world, refusal);
    }
  };
}

function shaped<T>(world: World, refusal: T): T | HttpReply {
  if (!(refusal instanceof HttpReply)) return refusal;
  const { brokenErrorBodies } = world.settings;
  return new HttpReply(withRequestId(refusal.response, world.nextRequestId(), brokenErrorBodies));
}
