import { withReshapedRefusals } from '../kernel/refusals.js';
import type { Route, SimContext, SimDefinition, SimProvider, SimResponse } from '../kernel/types.js';
import { admit, helperRoutes } from './auth.js';
import { contradicted, notFound, reshaped } from './errors.js';
import { runCommand } from './events.js';
import { keyOf } from './idempotency.js';
import { jobRoutes } from './jobs.js';
import { rearm } from './lifecycle.js';
import { recurringRoutes } from './recurring.js';
import { seed } from './seed.js';
import { END_USER_TOKEN } from './tokens.js';
import { transferRoutes } from './transfers.js';
import { World } from './world.js';

/** The simulated Linker Finance, Treasury Prime flavour. */
export const definition: SimDefinition = {
  provider: 'linker',
  connector: 'linker-app',
  configuration: { credentials: { token: END_USER_TOKEN }, accountsFrom: 'tp-main' },
  create,
};

function create(context: SimContext): SimProvider {
  const world = new World(context);
  const shape = (answer: SimResponse): SimResponse => shaped(world, answer);
  const provider: SimProvider = {
    routes: routesOf(world).map((route) => ({
      ...route,
      handler: async (request) => shape(await route.handler(request)),
    })),
    authenticate: (request) => admit(world, request),
    notFound: () => notFound('route').response,
    idempotencyKey: keyOf,
    reset: (options) => {
      world.clear(options.seed);
      seed(world, options.size);
    },
    settings: (changes) => {
      const settings = world.change(changes);
      if (Object.keys(changes).length > 0) rearm(world);
      return { ...settings };
    },
    event: (command) => runCommand(world, command),
    statedBalances: () => [],
  };
  const shaping = withReshapedRefusals(provider, shape);
  // the helper routes are not Linker's own: their answers keep their form
  return { ...shaping, routes: [...helperRoutes(world), ...shaping.routes] };
}

function routesOf(world: World): readonly Route[] {
  return [
    ...transferRoutes(world),
    // "jobs" would pass for an id
    ...jobRoutes(world),
    ...recurringRoutes(world),
  ];
}

/** The response in the format of the settings. */
function shaped(world: World, answer: SimResponse): SimResponse {
  const { errorShape, statusCodeContradicts } = world.settings;
  const body = reshaped(answer, errorShape, world.context.clock.now());
  return statusCodeContradicts ? contradicted(body) : body;
}
