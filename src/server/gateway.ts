import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { JwtIssuer } from '../auth/index.js';
import type { Configuration, ServerSettings } from '../config/index.js';
import { type Connectors, openConnectors } from '../datasources/index.js';
import { systemClock } from '../domain/clock.js';
import type { Intake } from '../events/index.js';
import { DEFAULT_JOURNAL_SETTINGS, Journal, type JournalContext } from '../operations/index.js';
import { buildGatewaySchema } from '../resolvers/index.js';
import { openStore, type Store } from '../store/index.js';
import { createTelemetry, type TelemetryRoom } from '../telemetry/index.js';
import { createBackgroundWork } from './background-work.js';
import { authenticateConfigured } from './callers.js';
import { prepareDataDirectory } from './data-directory.js';
import { type FollowedFiles, followFiles } from './followed-files.js';
import { createApollo } from './graphql/apollo.js';
import { openRequest } from './graphql/open-request.js';
import { type App, createApp } from './http/app.js';
import type { GraphiqlCaller, GraphiqlOptions } from './http/graphiql.js';
import { readKeptSecret } from './kept-secret.js';
import { openBudgets } from './limits/budgets.js';
import { checkHost, ListenError } from './listen-error.js';
import { type OpenParts, openTogether } from './open-parts.js';
import { toConfigured } from './provider-checks.js';

/** A gateway with an open store and open connectors that does not listen yet. */
export interface Prepared {
  readonly configuration: Configuration;
  readonly store: Store;
  readonly connectors: Connectors;
  readonly telemetry: TelemetryRoom;
  close(): Promise<void>;
}

/** A listening gateway. */
export interface Gateway {
  readonly url: string;
  readonly telemetry: TelemetryRoom;
  /** Says that it is not ready for `server.drainMs`, accepts no more requests, waits for running ones, closes every connector. */
  close(): Promise<void>;
}

export interface ListenOptions {
  /** Accepted issuers besides the configured ones. Only the sandbox uses it. */
  readonly issuers?: readonly JwtIssuer[];
  /** The callers that GraphiQL offers. Only the sandbox uses it. */
  readonly graphiqlCallers?: readonly GraphiqlCaller[];
  /** Accepted origins of pages besides the configured ones. Only the sandbox uses it. */
  readonly origins?: readonly RegExp[];
  /** Whether only requests of this machine are answered. Only the sandbox uses it. */
  readonly isLocal?: boolean;
}

const ROOT = join(import.meta.dirname, '..', '..');

/** Opens the store and the connectors of a configuration. Calls no provider. **Throws** the errors of `openConfiguredStore`, and `ListenError`. */
export function prepareGateway(configuration: Configuration): Promise<Prepared> {
  return openTogether(async (opened) => {
    checkHost(configuration.server);
    const telemetry = createTelemetry({ level: configuration.logLevel });
    const store = await openConfiguredStore(configuration);
    opened.add(() => store.close());
    const connectors = await openConfigured(configuration, telemetry, {
      memory: store.memory,
      observations: store.observations,
    });
    opened.add(() => connectors.close());
    return { configuration, store, connectors, telemetry, close: () => opened.close() };
  });
}

/** Opens only the connectors of a configuration. Sends no request. */
export async function openConfigured(
  configuration: Configuration,
  { telemetry }: Pick<TelemetryRoom, 'telemetry'>,
  kept: Partial<Pick<Store, 'memory' | 'observations'>> = {},
): Promise<Connectors> {
  const { server, store } = configuration;
  const { cursorSecret: configured } = server;
  const setting = 'server.cursorSecret';
  const cursor = { configured, setting, dataDir: store.dataDir, file: 'cursor.key' };
  return openConnectors(toConfigured(configuration.connectors), {
    clock: systemClock,
    random: Math.random,
    telemetry,
    ...kept,
    cursorSecret: await readKeptSecret(cursor),
  });
}

/** Opens the store of a configuration. **Throws** the errors of `openStore`, and `DataDirectoryError`. */
export async function openConfiguredStore({ store }: Pick<Configuration, 'store'>): Promise<Store> {
  const { url, dataDir, sealingKey: configured } = store;
  if (url === null) await prepareDataDirectory(dataDir);
  return openStore({
    ...(url !== null && { url }),
    dataDir,
    clock: systemClock,
    sealingKey: await readKeptSecret({
      configured,
      setting: 'store.sealingKey',
      dataDir,
      file: 'sealing.key',
    }),
  });
}

/** Serves a prepared gateway and closes it with itself. **Throws** `ListenError`; then the prepared gateway stays open. */
export function listen(prepared: Prepared, options: ListenOptions = {}): Promise<Gateway> {
  return openTogether(async (opened) => {
    const { configuration, telemetry } = prepared;
    const followed = await followFiles(configuration, telemetry.logger);
    const journal = toJournalContext(prepared);
    const work = createBackgroundWork({ ...prepared, journal });
    opened.add(() => work.stop());
    const { app, draining } = await openApp({
      prepared,
      options,
      followed,
      opened,
      journal,
      intake: work.intake,
    });
    opened.add(() => draining.close(configuration.server.drainMs));
    opened.add(() => followed.close());
    await listenAt(app, configuration.server);
    followed.renewTls(app.server);
    work.start();
    const close = async () => {
      await opened.close();
      await prepared.close();
    };
    const url = configuration.server.publicUrl ?? urlOf(app, followed.tls ? 'https' : 'http');
    return { url, telemetry, close };
  });
}

interface AppParts {
  readonly prepared: Prepared;
  readonly options: ListenOptions;
  readonly followed: FollowedFiles;
  readonly opened: OpenParts;
  readonly journal: JournalContext;
  readonly intake: Intake;
}

/** Creates the HTTP server over Apollo. The server does not listen yet. */
async function openApp(parts: AppParts): Promise<App> {
  const { prepared, options, followed, opened, intake } = parts;
  const { configuration, store, connectors, telemetry } = prepared;
  const { server, protection, callers } = configuration;
  const { introspection } = server;
  const { manifest } = followed;
  const schema = await buildGatewaySchema();
  const budgets = openBudgets(protection);
  const budget = budgets.callers;
  const apollo = createApollo({ schema, introspection, protection, manifest, budget, telemetry });
  await apollo.start();
  opened.add(() => apollo.stop());
  const { log } = telemetry.telemetry;
  const journal = new Journal(parts.journal);
  return createApp({
    apollo,
    authenticate: await authenticateConfigured(callers, options.issuers ?? [], log),
    budgets,
    callerHeaders: connectors.callerHeaders,
    open: openRequest({ connectors, journal, store, telemetry: telemetry.telemetry }),
    isReady: () => store.isReachable(),
    telemetry,
    http: { tls: followed.tls, trustProxy: server.trustProxy },
    only: protection.persistedOperations === 'only' ? manifest : null,
    corsOrigins: [...server.cors.origins, ...(options.origins ?? [])],
    intake,
    localHost: options.isLocal ? server.host : null,
    graphiql: server.graphiql ? toGraphiql(options) : null,
  });
}

async function listenAt(app: FastifyInstance, { host, port }: ServerSettings): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw new ListenError(host, port, error as NodeJS.ErrnoException);
  }
}

function toGraphiql({ graphiqlCallers: callers = [] }: ListenOptions): GraphiqlOptions {
  return {
    folder: join(ROOT, 'dist', 'graphiql'),
    examplesFolder: join(ROOT, 'examples'),
    callers,
  };
}

function toJournalContext({ configuration, store, connectors, telemetry }: Prepared): JournalContext {
  return {
    store: store.operations,
    connector: (name) => connectors.all.find((connector) => connector.name === name),
    clock: systemClock,
    telemetry: telemetry.telemetry,
    observe: connectors.observe,
    settings: { ...DEFAULT_JOURNAL_SETTINGS, ...configuration.journal },
  };
}

function urlOf(app: FastifyInstance, protocol: 'http' | 'https'): string {
  const address = app.addresses()[0];
  if (typeof address !== 'object') throw new Error('the gateway does not listen on an address');
  const host = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(address.address)
    ? 'localhost'
    : address.address;
  return `${protocol}://${host}:${address.port}`;
}
