import { createHash } from 'node:crypto';
import type { Principal } from '../auth/callers/principal.js';
import type { ConnectorRef } from '../domain/capabilities.js';
import type { Clock } from '../domain/clock.js';
import type { Telemetry } from '../domain/telemetry.js';
import type { Call } from './http/upstream.js';
import { LastBalances } from './loading/balances.js';
import { Reach } from './loading/reach.js';
import { RequestSources } from './loading/request-sources.js';
import type { Sources } from './loading/sources.js';
import { CursorSealer } from './paging/cursor.js';
import type { Connector, ConnectorEntry, Provider } from './provider.js';

export type {
  ConnectorsFilter,
  ConnectorView,
  ListArgs,
  NodeObject,
  Sources,
} from './loading/sources.js';
export type { Connector, ConnectorEntry, Provider } from './provider.js';
export { PROVIDERS } from './registry.js';

/** A connector's entry with the provider that its configuration names. */
export interface ConfiguredConnector {
  readonly provider: Provider;
  readonly entry: ConnectorEntry;
}

export interface ConnectorsOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly telemetry: Telemetry;
  /** Seals the cursors: the same for all gateways that serve the same callers. */
  readonly cursorSecret: Uint8Array;
}

/** One request of a caller, as the data is read for it. */
export interface SourcesRequest {
  readonly principal: Principal;
  readonly signal: AbortSignal;
  readonly requestId: string | null;
}

/** All connectors of the configuration, open. */
export interface Connectors {
  readonly all: readonly Connector[];
  /** The data that this caller reaches. Make a new one for every request: nothing that it read is kept. */
  sourcesFor(request: SourcesRequest): Sources;
  close(): Promise<void>;
}

/** Opens every connector. Calls nobody. */
export function openConnectors(
  configured: readonly ConfiguredConnector[],
  options: ConnectorsOptions,
): Connectors {
  const all = configured.map((each) => openConnector(each, options));
  const sealer = new CursorSealer(options.cursorSecret);
  const lastBalances = new LastBalances(options.clock);
  return {
    all,
    sourcesFor: ({ principal, signal, requestId }) =>
      new RequestSources({
        principal,
        reach: new Reach(principal, all),
        call: toCall(principal, signal, requestId),
        clock: options.clock,
        sealer,
        lastBalances,
      }),
    close: async () => {
      await Promise.all(all.map((connector) => connector.close()));
    },
  };
}

function openConnector({ provider, entry }: ConfiguredConnector, options: ConnectorsOptions): Connector {
  const { clock, random, telemetry } = options;
  const connector: ConnectorRef = { name: entry.name, provider: provider.id, environment: entry.environment };
  const opened = provider.open(entry, { connector, limits: entry.limits, clock, random, telemetry });
  return { ...connector, capabilities: provider.capabilities, ...opened };
}

function toCall(principal: Principal, signal: AbortSignal, requestId: string | null): Call {
  return { signal, requestId, shareKey: toShareKey(principal), memo: new Map() };
}

/** Stands for one caller with just these grants. */
function toShareKey({ subject, grants }: Principal): string {
  const list = (granted: ReadonlySet<string> | 'all') => (granted === 'all' ? granted : [...granted].sort());
  const text = JSON.stringify([subject, list(grants.connectors), list(grants.accounts)]);
  return createHash('sha256').update(text).digest('base64url');
}
