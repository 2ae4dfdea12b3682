import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBook } from './book.js';
import { type ControlledClock, createClock } from './clock.js';
import { CONTROL_PREFIX, type Controlled, controlRoutes, startAfresh } from './control.js';
import { answerOf, toSimRequest } from './exchange.js';
import { Faults } from './faults.js';
import { type Ending, endingAfter, endingBefore, type Sleep } from './misbehave.js';
import { RequestLog } from './request-log.js';
import { createRouter, type Router } from './router.js';
import { send } from './send.js';
import type { SimContext, SimDefinition, SimProvider, SimRequest, SimResponse, Size } from './types.js';
import { createWebhookQueue } from './webhook-queue.js';

export interface SimulatorOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  readonly host?: string;
  readonly seed?: number;
  readonly size?: Size;
  readonly clock?: ControlledClock;
}

/** A running simulated provider. */
export interface RunningSimulator {
  /** The connector's name. */
  readonly name: string;
  readonly provider: string;
  readonly url: string;
  readonly context: SimContext;
  readonly instance: SimProvider;
  close(): Promise<void>;
}

interface Simulator extends Controlled {
  readonly routes: Router;
  readonly control: Router;
  readonly sleep: Sleep;
}

const KEEP_ALIVE_MS = 60_000;

/** Starts one simulated provider with its seed data. **Throws** errors of listening, such as `EADDRINUSE`. */
export async function startSimulator(
  definition: SimDefinition,
  options: SimulatorOptions = {},
): Promise<RunningSimulator> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS });
  const clock = options.clock ?? createClock();
  const context = {
    clock,
    book: createBook(),
    webhooks: createWebhookQueue(clock),
    origin: () => originOf(server),
  };
  const defaults = { seed: options.seed ?? 1, size: options.size ?? 'default' };
  const sim = toSimulator(definition.create(context), { ...context, clock, defaults });
  server.on('request', (message, reply) => void respond(sim, message, reply));
  await listen(server, options);
  startAfresh(sim, defaults);
  return {
    name: definition.connector,
    provider: definition.provider,
    url: originOf(server),
    context,
    instance: sim.provider,
    close: () => close(server, sim),
  };
}

function toSimulator(
  provider: SimProvider,
  parts: Pick<Controlled, 'clock' | 'book' | 'webhooks' | 'defaults'>,
): Simulator {
  const controlled: Controlled = { ...parts, provider, faults: new Faults(), log: new RequestLog() };
  return {
    ...controlled,
    routes: createRouter(provider.routes),
    control: createRouter(controlRoutes(controlled)),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref()),
  };
}

async function respond(sim: Simulator, message: IncomingMessage, reply: ServerResponse): Promise<void> {
  reply.on('error', () => undefined);
  const isControl = message.url?.startsWith(CONTROL_PREFIX) ?? false;
  const headers = isControl ? {} : { ...sim.provider.headers };
  let ending: Ending | undefined;
  const response = await answerOf(async () => {
    const request = await toSimRequest(message);
    if (isControl) return control(sim, request);
    ending = await exchange(sim, request);
    return ending.type === 'answer' ? ending.response : { status: 500 };
  });
  await send(reply, ending ?? { type: 'answer', response }, { headers, sleep: sim.sleep });
}

function control(sim: Simulator, request: SimRequest): SimResponse | Promise<SimResponse> {
  const match = sim.control(request.method, request.path);
  if (match) return match.route.handler({ ...request, params: match.params });
  return { status: 404, body: { error: `no control call ${request.method} ${request.path}` } };
}

/** Handles one request to the provider's API: logs it, runs the handler and applies faults. */
async function exchange(sim: Simulator, request: SimRequest): Promise<Ending> {
  const row = sim.log.add({
    method: request.method,
    path: request.path,
    query: request.query.toString(),
    headerNames: Object.keys(request.headers),
    idempotencyKey: sim.provider.idempotencyKey(request) ?? null,
    status: null,
    at: sim.clock.now().toISOString(),
  });
  const armed = sim.faults.take(request.method, request.path);
  const early = armed && (await endingBefore(armed, sim.sleep));
  const ending = early ?? (await handled(sim, request, armed));
  const isWhole = ending.type === 'answer' && ending.manner?.way !== 'truncate';
  row.status = isWhole ? ending.response.status : null;
  return ending;
}

async function handled(
  sim: Simulator,
  request: SimRequest,
  armed: ReturnType<Faults['take']>,
): Promise<Ending> {
  const response = await answerOf(() => {
    const match = sim.routes(request.method, request.path);
    if (!match) return sim.provider.notFound(request);
    const routed = { ...request, params: match.params };
    sim.provider.authenticate(routed);
    return match.route.handler(routed);
  });
  return armed ? endingAfter(armed, response, sim.sleep) : { type: 'answer', response };
}

function listen(server: Server, { port = 0, host = '127.0.0.1' }: SimulatorOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function originOf(server: Server): string {
  const address = server.address() as AddressInfo | null;
  if (!address) throw new Error('the simulator must listen before it has an origin');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}

function close(server: Server, sim: Simulator): Promise<void> {
  sim.faults.clear();
  sim.clock.close();
  sim.webhooks.clear();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
