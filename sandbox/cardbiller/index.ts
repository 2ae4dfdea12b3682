import { withReshapedRefusals } from '../kernel/refusals.js';
import { Throttle } from '../kernel/throttle.js';
import type { Route, SimContext, SimDefinition, SimProvider, SimResponse } from '../kernel/types.js';
import { requireToken, TOKEN } from './auth.js';
import { cardMoneyRoutes } from './card-money.js';
import { cardRoutes } from './cards.js';
import { fail, rateLimited, withRequestId } from './errors.js';
import { runCommand } from './events.js';
import { FOREIGN_ACCOUNT } from './identities.js';
import { ledgerRoutes } from './ledgers.js';
import { seed } from './seed.js';
import { resourcesOf } from './seed-plan.js';
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
  const throttle = new Throttle(rateLimited);
  const provider: SimProvider = {
    routes: routesOf(world),
    authenticate: (request) => {
      throttle.take(world.settings, world.nowMs);
      requireToken(world.settings, request);
    },
    notFound: ({ method, path }) => fail('NOT_FOUND', `No endpoint ${method} ${path}.`).response,
    idempotencyKey: () => undefined,
    reset: (options) => {
      throttle.clear();
      world.clear(options.seed);
      seed(world, options.size);
    },
    settings: (changes) => ({ ...world.change(changes) }),
    event: (command) => runCommand(world, command),
    records: () => ({
      accounts: [...world.state.accounts.values()].map((account) => ({
        ...account,
        isForeign: account.uuid === FOREIGN_ACCOUNT,
      })),
      ledgers: [...world.state.ledgers.values()],
      cards: [...world.state.cards.values()],
      transactions: world.state.transactions.all(),
    }),
    statedBalances: () =>
      [...world.state.ledgers.values(), ...world.state.cards.values()].map(({ uuid, currency, minor }) => ({
        account: uuid,
        currency,
        minor,
      })),
  };
  return withReshapedRefusals(provider, (refusal) => shaped(world, refusal));
}

function routesOf(world: World): readonly Route[] {
  return [
    ...ledgerRoutes(world),
    ...cardRoutes(world),
    ...cardMoneyRoutes(world),
    ...transactionRoutes(world),
  ];
}

/** The refusal with its request id, in the format of the settings. */
function shaped(world: World, refusal: SimResponse): SimResponse {
  return withRequestId(refusal, world.nextRequestId(), world.settings.brokenErrorBodies);
}
