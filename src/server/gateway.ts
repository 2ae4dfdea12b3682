import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type ApiKeyEntry, authenticateByApiKey } from '../auth/callers/api-keys.js';
import type { Configuration } from '../config/configuration.js';
import { type Connectors, openConnectors } from '../datasources/index.js';
import { systemClock } from '../domain/clock.js';
import { buildGatewaySchema } from '../resolvers/index.js';
import { createTelemetry, type TelemetryRoom } from '../telemetry/telemetry.js';
import { createApp } from './app.js';
import { toApiKeyEntry } from './callers.js';
import { readCursorSecret } from './cursor-secret.js';
import { createApollo } from './graphql.js';
import { toConfigured } from './knowledge.js';

/** A gateway with its connectors open, before it listens. */
export interface Prepared {
  readonly configuration: Configuration;
  readonly connectors: Connectors;
  readonly telemetry: TelemetryRoom;
}

/** A gateway that answers. */
export interface Gateway {
  readonly url: string;
  readonly telemetry: TelemetryRoom;
  /** Stops accepting, finishes what runs, closes every connector. */
  close(): Promise<void>;
}

export interface ListenOptions {
  /** Callers beside the configured ones. */
  readonly callers?: readonly ApiKeyEntry[];
  /** Filled into GraphiQL: only ever a token of the sandbox. */
  readonly sandboxToken?: string;
}

const ROOT = join(import.meta.dirname, '..', '..');

/** Opens the connectors of a configuration. Calls nobody. */
export async function prepareGateway(configuration: Configuration): Promise<Prepared> {
  const telemetry = createTelemetry({ level: configuration.logLevel });
  const connectors = openConnectors(toConfigured(configuration.connectors), {
    clock: systemClock,
    random: Math.random,
    telemetry: telemetry.telemetry,
    cursorSecret: await readCursorSecret(configuration),
  });
  return { configuration, connectors, telemetry };
}

/** Serves a prepared gateway. **Throws** what listening throws, such as `EADDRINUSE`. */
export async function listen(prepared: Prepared, options: ListenOptions = {}): Promise<Gateway> {
  const { configuration, connectors, telemetry } = prepared;
  const { server, protection } = configuration;
  const schema = await buildGatewaySchema();
  const apollo = createApollo({ schema, introspection: server.introspection, ...protection, telemetry });
  await apollo.start();
  const callers = [...configuration.callers.apiKeys.map(toApiKeyEntry), ...(options.callers ?? [])];
  const app = await createApp({
    apollo,
    authenticate: authenticateByApiKey(callers),
    connectors,
    telemetry,
    corsOrigins: server.cors.origins,
    graphiql: server.graphiql
      ? {
          folder: join(ROOT, 'dist', 'graphiql'),
          examplesFolder: join(ROOT, 'examples'),
          sandboxToken: options.sandboxToken ?? null,
        }
      : null,
  });
  await app.listen({ host: server.host, port: server.port });
  const close = async () => {
    await app.close();
    await apollo.stop();
    await connectors.close();
  };
  return { url: server.publicUrl ?? urlOf(app), telemetry, close };
}

function urlOf(app: FastifyInstance): string {
  const address = app.addresses()[0];
  if (typeof address !== 'object') throw new Error('the gateway listens nowhere');
  const host = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(address.address)
    ? 'localhost'
    : address.address;
  return `http://${host}:${address.port}`;
}
