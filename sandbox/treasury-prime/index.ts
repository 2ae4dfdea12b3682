import { withReshapedRefusals } from '../kernel/refusals.js';
import { Throttle } from '../kernel/throttle.js';
import type { Route, SimContext, SimDefinition, SimProvider, SimResponse } from '../kernel/types.js';
import { accountReadRoutes } from './account-reads.js';
import { accountRoutes } from './accounts.js';
import { achRoutes } from './ach.js';
import { CREDENTIALS, requireKey } from './auth.js';
import { bookRoutes } from './book.js';
import { businessRoutes } from './businesses.js';
import { cardEventRoutes } from './card-events.js';
import { cardProductRoutes, cardRoutes } from './cards.js';
import { counterpartyRoutes } from './counterparties.js';
import { cutShort, rateLimited } from './errors.js';
import { runCommand } from './events.js';
import { fednowRoutes } from './fednow.js';
import { keyOf } from './idempotency.js';
import { incomingRoutes } from './incoming.js';
import { resumeBooks } from './lifecycle.js';
import { personRoutes } from './persons.js';
import { seed } from './seed.js';
import { simulationRoutes } from './simulations.js';
import { isoMillis } from './time.js';
import { transactionRoutes } from './transactions.js';
import { webhookRoutes } from './webhook-registrations.js';
import { wireRoutes } from './wire.js';
import { World } from './world.js';

const HEADERS = {
  'Content-Type': 'application/json;charset=utf-8',
  'Cache-Control': 'no-cache, no-store, must-revalidate',
  Pragma: 'no-cache',
  Expires: '0',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
} as const;

/** The simulated Treasury Prime (Ledger). */
export const definition: SimDefinition = {
  provider: 'treasury-prime',
  connector: 'tp-main',
  configuration: {
    credentials: CREDENTIALS,
    webhooks: { basicUser: 'exchequer', basicSecret: 'tp-webhook-secret' },
  },
  create,
};

function create(context: SimContext): SimProvider {
  const world = new World(context);
  const throttle = new Throttle((seconds) => rateLimited(world.settings.retryAfterHeader ? seconds : null));
  const provider: SimProvider = {
    routes: routesOf(world),
    headers: HEADERS,
    authenticate: (request) => {
      throttle.take(world.settings, world.nowMs);
      requireKey(request);
    },
    notFound: (request) => ({ status: 404, body: { error: `No such resource: ${request.path}` } }),
    idempotencyKey: keyOf,
    reset: (options) => {
      throttle.clear();
      world.clear(options.seed);
      seed(world, options.size);
    },
    settings: (changes) => {
      const wasOut = world.settings.bankOutage;
      const settings = world.change(changes);
      if (wasOut && !settings.bankOutage) resumeBooks(world);
      return { ...settings };
    },
    event: (command) => runCommand(world, command),
    records: () => recordsOf(world),
    statedBalances: () =>
      world.state.accounts
        .newestFirst()
        .map(({ id, currentMinor }) => ({ account: id, currency: 'USD', minor: currentMinor })),
  };
  return withReshapedRefusals(provider, (refusal) => shaped(world, refusal));
}

/** The stored objects; of a card, only the last four digits of its number. */
function recordsOf({ state }: World): ReturnType<SimProvider['records']> {
  return {
    accounts: state.accounts.newestFirst(),
    accountLocks: state.accountLocks.newestFirst(),
    transactions: state.transactions.newestFirst(),
    holds: [...state.holds.values()],
    achs: state.achs.newestFirst(),
    books: state.books.newestFirst(),
    wires: state.wires.newestFirst(),
    fednows: state.fednows.newestFirst(),
    counterparties: state.counterparties.newestFirst(),
    businesses: state.businesses.newestFirst(),
    cards: state.cards.newestFirst().map(({ pan, cvv: _, ...card }) => ({ ...card, last4: pan.slice(-4) })),
    cardProducts: state.cardProducts.newestFirst(),
  };
}

function routesOf(world: World): readonly Route[] {
  const ping: Route = {
    method: 'GET',
    path: '/ping',
    handler: () => {
      const body = { api_version: '1', version: '1.18.581-gbba3b1de', time: isoMillis(world.nowMs) };
      return { status: 200, body };
    },
  };
  return [
    ping,
    ...accountRoutes(world),
    ...accountReadRoutes(world),
    ...transactionRoutes(world),
    ...achRoutes(world),
    ...bookRoutes(world),
    ...wireRoutes(world),
    ...fednowRoutes(world),
    ...incomingRoutes(world),
    ...counterpartyRoutes(world),
    ...personRoutes(world),
    ...businessRoutes(world),
    ...cardRoutes(world),
    ...cardProductRoutes(world),
    ...cardEventRoutes(world),
    ...webhookRoutes(world),
    ...simulationRoutes(world),
  ];
}

/** The refusal in the format of the settings. */
function shaped(world: World, refusal: SimResponse): SimResponse {
  return world.settings.brokenErrorBodies ? cutShort(refusal) : refusal;
}
