import { withReshapedRefusals } from '../kernel/refusals.js';
import type { Route, SimContext, SimDefinition, SimProvider, SimResponse } from '../kernel/types.js';
import { admit, helperRoutes } from './auth.js';
import { contradicted, notFound, reshaped } from './errors.js';
import { runCommand } from './events.js';
import { keyOf } from './idempotency.js';
import { jobRoutes } from './jobs.js';
import { rearm } from './lifecycle.js';
import { labelOf } from './parties.js';
import { recurringRoutes } from './recurring.js';
import { seed } from './seed.js';
import type { SeriesRecord } from './state.js';
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
    records: () => recordsOf(world),
    statedBalances: () => [],
  };
  const shaping = withReshapedRefusals(provider, shape);
  // the helper routes are not Linker's own: their answers keep their form
  return { ...shaping, routes: [...helperRoutes(world), ...shaping.routes] };
}

/** The stored objects with the labels of their ends; jobs with the id of their series. */
function recordsOf(world: World): ReturnType<SimProvider['records']> {
  const { state } = world;
  const labels = ({ rail }: SeriesRecord) => ({
    from: labelOf(world, rail.from),
    to: labelOf(world, rail.to),
  });
  return {
    users: [...state.users.values()],
    series: state.allSeries().map(({ rail, ...series }) => ({
      ...series,
      ...labels({ rail, ...series }),
      railKind: rail.kind,
    })),
    jobs: [...state.jobs.values()].map(({ id, series, scheduledDate }) => ({
      id,
      scheduledDate,
      seriesId: series.id,
    })),
  };
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
