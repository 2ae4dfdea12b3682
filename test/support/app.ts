import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { type Mock, vi } from 'vitest';
import type { ApiKeyEntry } from '../../src/auth/callers/api-keys.js';
import { createAuthenticate } from '../../src/auth/callers/authenticate.js';
import { SCOPES } from '../../src/auth/callers/principal.js';
import type { ProtectionSettings } from '../../src/config/configuration.js';
import type { Sources } from '../../src/datasources/index.js';
import { type Clock, systemClock } from '../../src/domain/clock.js';
import type { Intake } from '../../src/events/index.js';
import { createApollo } from '../../src/server/graphql/apollo.js';
import type { Open } from '../../src/server/graphql/open-request.js';
import { createApp } from '../../src/server/http/app.js';
import type { Draining } from '../../src/server/http/draining.js';
import type { GraphiqlOptions } from '../../src/server/http/graphiql.js';
import type { HttpOptions } from '../../src/server/http/http-server.js';
import { openBudgets } from '../../src/server/limits/budgets.js';
import type { Manifest } from '../../src/server/limits/manifest.js';
import { createTelemetry } from '../../src/telemetry/telemetry.js';
import { configurationOf, newFolder } from './configuration.js';
import { gatewaySchema } from './execute.js';
import { fakeActions } from './fake-actions.js';
import { fakeEvents } from './fake-events.js';
import { fakeSources } from './fake-sources.js';

/** The key of the one caller, `ops`. */
export const KEY = 'ops-key';
export const WITH_KEY = { authorization: `Bearer ${KEY}` };

export interface AppUnderTest {
  readonly app: FastifyInstance;
  readonly draining: Draining;
  /** Every line that was logged. */
  readonly lines: Array<Record<string, unknown>>;
  readonly open: Mock<Open>;
  query(query: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
}

export interface AppGiven {
  readonly sources?: Partial<Sources>;
  /** Absent: the pages of `aPagesFolder` are not served. */
  readonly graphiql?: { readonly callers?: GraphiqlOptions['callers']; readonly folder?: string };
  readonly corsOrigins?: ReadonlyArray<string | RegExp>;
  readonly localHost?: string;
  readonly intake?: Intake;
  readonly isReady?: boolean;
  readonly protection?: Partial<ProtectionSettings>;
  readonly introspection?: boolean;
  readonly manifest?: Manifest;
  readonly http?: Partial<HttpOptions>;
  readonly callerHeaders?: readonly string[];
  readonly clock?: Clock;
  /** What the caller may not do: everything is the rule. */
  readonly caller?: Partial<ApiKeyEntry>;
}

/** The app with the real schema over fake sources; nothing listens. */
export async function appOver(given: AppGiven = {}): Promise<AppUnderTest> {
  const lines: Array<Record<string, unknown>> = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
  const telemetry = createTelemetry({ level: 'info', destination });
  const protection = { ...configurationOf().protection, maxTokens: 1000, ...given.protection };
  const budgets = openBudgets(protection);
  const apollo = createApollo({
    schema: await gatewaySchema(),
    introspection: given.introspection ?? true,
    protection,
    manifest: given.manifest ?? null,
    budget: budgets.callers,
    telemetry,
  });
  await apollo.start();
  const open = vi.fn<Open>(() => ({
    ...{ sources: fakeSources([], given.sources), actions: fakeActions(), events: fakeEvents() },
  }));
  const { app, draining } = await createApp({
    apollo,
    authenticate: createAuthenticate({
      apiKeys: [{ ...ops(), ...given.caller }],
      issuers: [],
      clock: systemClock,
      log: telemetry.telemetry.log,
    }),
    budgets,
    callerHeaders: given.callerHeaders ?? [],
    open,
    isReady: async () => given.isReady ?? true,
    telemetry,
    http: { tls: null, trustProxy: false, ...given.http },
    only: protection.persistedOperations === 'only' ? (given.manifest ?? null) : null,
    intake: given.intake ?? null,
    corsOrigins: given.corsOrigins ?? [],
    localHost: given.localHost ?? null,
    ...(given.clock && { clock: given.clock }),
    graphiql: given.graphiql
      ? { folder: aPagesFolder(), examplesFolder: anExamplesFolder(), callers: [], ...given.graphiql }
      : null,
  });
  const query = (text: string, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { ...WITH_KEY, ...headers },
      payload: { query: text },
    });
  return { app, draining, lines, open, query };
}

function ops() {
  const sha256 = createHash('sha256').update(KEY).digest('hex');
  const grants = { connectors: 'all', accounts: 'all' } as const;
  return { id: 'ops', sha256, scopes: new Set(SCOPES), grants };
}

const MAIN = '"main";';

/** Pages as the build leaves them. */
function aPagesFolder(): string {
  const folder = newFolder();
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<title>GraphiQL</title>');
  writeFileSync(join(folder, 'assets', 'main.js'), MAIN);
  writeFileSync(join(folder, 'assets', 'main.js.br'), brotliCompressSync(MAIN));
  writeFileSync(join(folder, 'assets', 'main.js.gz'), gzipSync(MAIN));
  writeFileSync(join(folder, 'assets', 'plain.js'), MAIN);
  return folder;
}

function anExamplesFolder(): string {
  const folder = newFolder();
  writeFileSync(join(folder, 'b.graphql'), '{ b }');
  writeFileSync(join(folder, 'a.graphql'), '{ a }');
  writeFileSync(join(folder, 'README.md'), 'none');
  return folder;
}
