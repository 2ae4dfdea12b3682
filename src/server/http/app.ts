import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastifyCors from '@fastify/cors';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticate } from '../../auth/index.js';
import type { Clock } from '../../domain/clock.js';
import type { Intake } from '../../events/index.js';
import type { GatewayContext } from '../../resolvers/index.js';
import type { TelemetryRoom } from '../../telemetry/index.js';
import { refusal, UNEXPECTED_MESSAGE } from '../errors/error-codes.js';
import type { Open } from '../graphql/open-request.js';
import { addRequestIds } from '../graphql/request-ids.js';
import { type Budgets, takeEntryPoints } from '../limits/gate.js';
import type { Manifest } from '../limits/manifest.js';
import { checkPersistedRequest } from '../limits/persisted-request.js';
import { checkTextLengths } from '../limits/text-lengths.js';
import { checkAccepted } from './accepted-type.js';
import { checkAddress } from './address.js';
import { compressAnswer } from './compression.js';
import { Draining } from './draining.js';
import { type GraphiqlOptions, serveGraphiql } from './graphiql.js';
import { checkHeaders } from './header-rules.js';
import { createHttpServer, type HttpOptions } from './http-server.js';
import { refuseUnknownRoutes } from './known-methods.js';
import { checkLocal } from './local-requests.js';
import { requireCaller, requireOperator, toContext } from './request.js';
import { addSecurityHeaders } from './security-headers.js';
import { serveWebhooks } from './webhooks.js';

export interface AppOptions {
  /** Started. */
  readonly apollo: ApolloServer<GatewayContext>;
  readonly authenticate: Authenticate;
  readonly budgets: Budgets;
  /** The names of the headers in which callers send their own tokens. */
  readonly callerHeaders: readonly string[];
  readonly open: Open;
  /** Whether the gateway's own dependencies are available. */
  readonly isReady: () => Promise<boolean>;
  readonly telemetry: TelemetryRoom;
  readonly http: HttpOptions;
  /** If set, the gateway accepts only operations of this manifest. */
  readonly only: Manifest | null;
  /** Exact origins, or patterns of whole origins. */
  readonly corsOrigins: ReadonlyArray<string | RegExp>;
  /** The configured host of a gateway that answers only requests of this machine and for that host; null: any request. */
  readonly localHost: string | null;
  /** Null: webhooks are not received. */
  readonly intake: Intake | null;
  /** Null: not served. */
  readonly graphiql: GraphiqlOptions | null;
  readonly clock?: Clock;
}

/** How long a browser keeps the answer to a preflight; Chromium keeps none longer. **Units** seconds. */
const PREFLIGHT_AGE = 7200;

const CORS = {
  maxAge: PREFLIGHT_AGE,
  methods: ['GET', 'POST'],
  exposedHeaders: ['retry-after', 'x-request-id'],
  strictPreflight: false,
};

/** The HTTP server of the gateway. */
export interface App {
  readonly app: FastifyInstance;
  /** Closes the app. */
  readonly draining: Draining;
}

/** Creates the HTTP server with all routes of the gateway. */
export async function createApp(options: AppOptions): Promise<App> {
  const app = createHttpServer(options.http);
  const draining = new Draining(app, options.clock);
  app.decorateRequest('principal', null);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  addSecurityHeaders(app);
  app.addHook('onResponse', async (request, reply) => logRequest(options.telemetry, request, reply));
  app.setErrorHandler((error: FastifyError, request, reply) =>
    answerError(options.telemetry, error, request, reply),
  );
  if (options.localHost !== null) {
    app.addHook('onRequest', checkLocal(options.localHost, options.corsOrigins));
  }
  if (options.corsOrigins.length > 0) {
    await app.register(fastifyCors, { origin: [...options.corsOrigins], ...CORS });
  }
  app.addHook('onRequest', draining.refuse);
  app.addHook('onRequest', checkHeaders(options.callerHeaders));
  refuseUnknownRoutes(app);
  serveGraphql(app, options);
  serveOperations(app, options, draining);
  if (options.intake) await serveWebhooks(app, { intake: options.intake, budgets: options.budgets });
  if (options.graphiql) await serveGraphiql(app, options.graphiql);
  return { app, draining };
}

function serveGraphql(app: FastifyInstance, options: AppOptions): void {
  const { apollo, open, callerHeaders } = options;
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    onRequest: [requireCaller(options), takeEntryPoints(options.budgets)],
    exposeHeadRoute: false,
    onSend: [addRequestIds, compressAnswer],
    preHandler: [checkAddress, checkAccepted, checkTextLengths, checkPersistedRequest(options.only)],
    handler: fastifyApolloHandler(apollo, {
      context: async (request, reply) => toContext({ open, callerHeaders }, request, reply),
    }),
  });
}

function serveOperations(app: FastifyInstance, options: AppOptions, draining: Draining): void {
  const { telemetry, isReady, budgets } = options;
  app.get('/health/live', () => ({ status: 'ok' }));
  // The schema is loaded before the first route responds. An unavailable provider does not make the gateway unready.
  for (const address of ['/health', '/health/ready']) {
    app.get(address, async (_request, reply) => {
      if (!draining.isReady) return reply.code(503).send({ status: 'the gateway is shutting down' });
      if (await isReady()) return { status: 'ok' };
      return reply.code(503).send({ status: 'the store cannot be reached' });
    });
  }
  const onRequest = [requireCaller(options), takeEntryPoints(budgets), requireOperator];
  app.get('/metrics', { onRequest, onSend: compressAnswer }, async (_request, reply) =>
    reply.type(telemetry.contentType).send(await telemetry.metricsText()),
  );
}

/**
 * Responds to errors of Fastify, such as an invalid, too large or unsupported body. **Shape** a GraphQL error without internals.
 */
function answerError(
  { logger }: TelemetryRoom,
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const status = error.statusCode ?? 500;
  if (status < 500) {
    return reply.code(status).send(refusal('BAD_REQUEST', toBodyMessage(error), request.id));
  }
  logger.error({ err: error, requestId: request.id }, 'unexpected error');
  return reply.code(500).send(refusal('INTERNAL_SERVER_ERROR', UNEXPECTED_MESSAGE, request.id));
}

/** The parser refuses `__proto__` and `constructor.prototype`, which change objects that a program makes from the body. */
function toBodyMessage(error: FastifyError): string {
  if (!(error instanceof SyntaxError)) return error.message;
  if (!error.message.includes('forbidden prototype')) return 'the body is not valid JSON';
  return 'the body has a key that is not accepted: `__proto__`, or `constructor` with a key `prototype`';
}

/** Logs route, status, duration and caller; never the query string, a header or a body. */
function logRequest(telemetry: TelemetryRoom, request: FastifyRequest, reply: FastifyReply): void {
  telemetry.httpRequest({
    requestId: request.id,
    method: request.method,
    route: request.routeOptions.url ?? 'none',
    status: reply.statusCode,
    durationMs: Math.round(reply.elapsedTime),
    caller: request.principal?.subject,
  });
}
