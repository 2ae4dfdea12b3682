import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastifyCors from '@fastify/cors';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { Authenticate } from '../auth/callers/api-keys.js';
import type { GatewayContext } from '../resolvers/index.js';
import type { TelemetryRoom } from '../telemetry/telemetry.js';
import { refusal, UNEXPECTED_MESSAGE } from './error-codes.js';
import { type GraphiqlOptions, serveGraphiql } from './graphiql.js';
import type { Open } from './opener.js';
import { requireCaller, toContext, toRequestId } from './request.js';

export interface AppOptions {
  /** Started. */
  readonly apollo: ApolloServer<GatewayContext>;
  readonly authenticate: Authenticate;
  /** Names of the headers in which callers bring tokens of their own. */
  readonly callerHeaders: readonly string[];
  readonly open: Open;
  /** Whether what the gateway itself needs is there. */
  readonly isReady: () => Promise<boolean>;
  readonly telemetry: TelemetryRoom;
  readonly corsOrigins: readonly string[];
  /** Null: not served. */
  readonly graphiql: GraphiqlOptions | null;
}

const MAX_BODY_BYTES = 1024 * 1024;

/** All HTTP routes of the gateway. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: MAX_BODY_BYTES,
    genReqId: (request) => toRequestId(request.headers['x-request-id']),
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
    frameworkErrors: (_error, request, reply) => answerBadUrl(request, reply),
  });
  app.decorateRequest('principal', null);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => logRequest(options.telemetry, request, reply));
  app.setErrorHandler((error: FastifyError, request, reply) =>
    answerError(options.telemetry, error, request, reply),
  );
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send(refusal('NOT_FOUND', 'no such route', request.id)),
  );
  if (options.corsOrigins.length > 0) await app.register(fastifyCors, { origin: [...options.corsOrigins] });
  serveGraphql(app, options);
  serveOperations(app, options);
  if (options.graphiql) await serveGraphiql(app, options.graphiql);
  return app;
}

function serveGraphql(app: FastifyInstance, { apollo, authenticate, open, callerHeaders }: AppOptions): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    onRequest: requireCaller(authenticate),
    handler: fastifyApolloHandler(apollo, {
      context: async (request, reply) => toContext({ open, callerHeaders }, request, reply),
    }),
  });
}

function serveOperations(app: FastifyInstance, options: AppOptions): void {
  const { authenticate, telemetry, isReady } = options;
  app.get('/health/live', () => ({ status: 'ok' }));
  // The schema is loaded before the first route answers; a provider that is down does not make the gateway unready.
  app.get('/health/ready', async (_request, reply) => {
    if (await isReady()) return { status: 'ok' };
    return reply.code(503).send({ status: 'the store cannot be reached' });
  });
  app.get('/metrics', { onRequest: requireCaller(authenticate) }, async (_request, reply) =>
    reply.type(telemetry.contentType).send(await telemetry.metricsText()),
  );
}

/** What Fastify itself refuses: a body that is no JSON, too large, of another type. In GraphQL's shape; nothing internal. */
function answerError(
  { logger }: TelemetryRoom,
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const status = error.statusCode ?? 500;
  if (status < 500) {
    const message = error instanceof SyntaxError ? 'the body is not valid JSON' : error.message;
    return reply.code(status).send(refusal('BAD_REQUEST', message, request.id));
  }
  logger.error({ err: error, requestId: request.id }, 'unexpected error');
  return reply.code(500).send(refusal('INTERNAL_SERVER_ERROR', UNEXPECTED_MESSAGE, request.id));
}

/** An address that cannot be decoded comes past every hook and handler. */
function answerBadUrl(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const answer = refusal('BAD_REQUEST', 'required an address that can be decoded', request.id);
  return reply.code(400).header('x-request-id', request.id).send(answer);
}

/** Route, status, time and caller; never the query string, a header or a body. */
function logRequest({ logger }: TelemetryRoom, request: FastifyRequest, reply: FastifyReply): void {
  logger.info(
    {
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime),
      caller: request.principal?.subject,
    },
    'request',
  );
}
