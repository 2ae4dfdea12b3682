import { createRandom } from '../kernel/random.js';
import {
  type Handler,
  HttpReply,
  type Route,
  type SimContext,
  type SimDefinition,
  type SimProvider,
  type SimResponse,
} from '../kernel/types.js';
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
  const routes: readonly Route[] = [
    ...transferRoutes(world),
    // "jobs" would pass for an id
    ...jobRoutes(world),
    ...recurringRoutes(world),
  ];
  const shaped = routes.map((route) => ({ ...route, handler: shaping(world, route.handler) }));
  return {
    routes: [...helperRoutes(world), ...shaped],
    authenticate: (request) => {
      try {
        admit(world, request);
      } catch (refusal) {
        throw shapedRefusal(world, refusal);
      }
    },
    notFound: () => shapedAnswer(world, notFound('route').response),
    idempotencyKey: keyOf,
    reset: ({ seed: start, size }) => {
      world.clear(createRandom(start));
      seed(world, size);
    },
    settings: (changes) => {
      const settings = world.change(changes);
      if (Object.keys(changes).length > 0) rearm(world);
      return { ...settings };
    },
    event: (command) => runCommand(world, command),
    statedBalances: () => [],
  };
}

/** The handler, with its answers in the form that the settings ask for. */
function shaping(world: World, handler: Handler): Handler {
  return async (request) => {
    try {
      return shapedAnswer(world, await handler(request));
    } catch (refusal) {
      throw shapedRefusal(world, refusal);
    }
  };
}

function shapedRefusal(world: World, refusal: unknown): unknown {
  return refusal instanceof HttpReply ? new HttpReply(shapedAnswer(world, refusal.response)) : refusal;
}

function shapedAnswer(world: World, response: SimResponse): SimResponse {
  const { errorShape, statusCodeContradicts } = world.settings;
  const shaped = reshaped(response, errorShape, world.context.clock.now());
  return statusCodeContradicts ? contradicted(shaped) : shaped;
}
