import { createHash } from 'node:crypto';
import type { CallerHeaders, Grants, Principal } from '../auth/index.js';
import { fingerprintOf } from '../auth/index.js';
import type { ConnectorRef } from '../domain/capabilities.js';
import type { Clock } from '../domain/clock.js';
import { type Memory, noMemory } from '../domain/memory.js';
import { noObservations, type ObservationLog } from '../domain/observations.js';
import type { Telemetry } from '../domain/telemetry.js';
import type { Transfer } from '../domain/transfer.js';
import type { Call } from './http/upstream.js';
import { LastBalances } from './loading/balances.js';
import { CallerAccess } from './loading/caller-access.js';
import { RequestSources } from './loading/request-sources.js';
import type { CreatedIds, RequestScope } from './loading/scope.js';
import type { Sources } from './loading/sources.js';
import { TransferHistory } from './loading/transfer-history.js';
import { WriteAccess } from './loading/write-access.js';
import { CursorSealer } from './paging/cursor.js';
import { createFeedCipher, type FeedCursors, feedCursorsFor } from './paging/feed-cursor.js';
import { createReadBudget } from './paging/read-budget.js';
import type { Connector, ConnectorEntry, RegisteredProvider } from './provider.js';
import * as registry from './registry.js';

export { asWrite, type Call, ownCall } from './http/upstream.js';
export type { CreatedIds, CreatedKind } from './loading/scope.js';
export type {
  ConnectorsFilter,
  ConnectorView,
  ListArgs,
  NodeObject,
  Sources,
} from './loading/sources.js';
export type { FeedCursors } from './paging/feed-cursor.js';
export type { Answered } from './ports/ports.js';
export type { ArrivedWebhook, WebhookNotice, WebhookSubject, WebhooksPort } from './ports/webhooks.js';
export {
  type Attempt,
  type CommandOf,
  type Finding,
  type Mark,
  type Plan,
  type RecoveryMethod,
  type ResultOf,
  UnexpectedEffectError,
  type Write,
  type WriteKind,
  type WritePort,
  type Writes,
} from './ports/writes.js';
export type { Connector, ConnectorEntry, RegisteredProvider as Provider } from './provider.js';
export { ExactNumber, parseExactJson, stringifyExactJson } from './reading/exact-number.js';

/** Every provider that a connector can name. */
export const PROVIDERS: readonly RegisteredProvider[] = Object.values(registry);

/** A connector's entry with the provider that it names. */
export interface ConfiguredConnector {
  readonly provider: RegisteredProvider;
  readonly entry: ConnectorEntry;
}

export interface ConnectorsOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly telemetry: Telemetry;
  /** Where facts about connectors are remembered. Nothing is remembered when absent. */
  readonly memory?: Memory;
  /** Where observed statuses of transfers are stored. Nothing is stored when absent. */
  readonly observations?: ObservationLog;
  /** Seals the cursors. All gateways that serve the same callers need the same key. */
  readonly cursorSecret: Uint8Array;
}

/** One request of a caller, for reading data. */
export interface SourcesRequest {
  readonly principal: Principal;
  readonly signal: AbortSignal;
  readonly requestId: string | null;
  /** The headers of the caller that `Connectors.callerHeaders` names, by lower-case name. */
  readonly callerHeaders?: CallerHeaders;
  /** The objects that the caller created; none when absent. */
  readonly createdIds?: CreatedIds;
}

/** The data that one caller can access, for one request. */
export interface CallerView {
  readonly sources: Sources;
  readonly writes: Pick<WriteAccess, 'canChange' | 'canReplay'>;
  /** The call for reads and writes of this request. */
  readonly call: Call;
  /** Whether the caller is account-scoped. It then has no access to what belongs to a connector as a whole. */
  readonly isAccountScoped: boolean;
  /** A connector by name; undefined if the caller has no such connector. */
  connector(name: string): Connector | undefined;
}

/** All connectors of the configuration, opened. */
export interface Connectors {
  readonly all: readonly Connector[];
  /** The names of the headers in which callers send their own tokens, in lower case. */
  readonly callerHeaders: readonly string[];
  /** The data that this caller can access. Create a new view for every request: it keeps nothing that it read. */
  sourcesFor(request: SourcesRequest): Sources;
  /** The same, with what mutations need in addition. */
  viewFor(request: SourcesRequest): CallerView;
  /** The cursors of the caller with this subject in the feed of events. */
  cursorsFor(subject: string): FeedCursors;
  /** Records the status of a transfer that a provider returned as the answer to a write. */
  observe(transfer: Transfer): void;
  close(): Promise<void>;
}

/** Opens every connector. Sends no request. */
export function openConnectors(
  configured: readonly ConfiguredConnector[],
  options: ConnectorsOptions,
): Connectors {
  const all = configured.map((each) => openConnector(each, options));
  const sealer = new CursorSealer(options.cursorSecret);
  const feedCipher = createFeedCipher(options.cursorSecret);
  const lastBalances = new LastBalances(options.clock);
  const { clock, telemetry, observations: log = noObservations } = options;
  const history = new TransferHistory({ log, clock, telemetry });
  const shared = { clock, sealer, lastBalances, history };
  const viewFor = (request: SourcesRequest) => openView(all, shared, request);
  return {
    all,
    callerHeaders: all.flatMap(({ callerHeader }) => callerHeader?.toLowerCase() ?? []),
    sourcesFor: (request) => viewFor(request).sources,
    viewFor,
    cursorsFor: (subject) => feedCursorsFor(feedCipher, subject),
    observe(transfer) {
      const connector = all.find(({ name }) => name === transfer.connector);
      // What a caller's own token was answered is stored for nobody.
      if (connector?.callerHeader === undefined) history.observe([transfer]);
    },
    close: async () => {
      await history.end();
      await Promise.all(all.map((connector) => connector.close()));
    },
  };
}

/** What one caller can access. `shared`: what all requests use together. */
function openView(
  all: readonly Connector[],
  shared: Pick<RequestScope, 'clock' | 'sealer' | 'lastBalances' | 'history'>,
  request: SourcesRequest,
): CallerView {
  const { principal, createdIds = async () => [] } = request;
  const access = new CallerAccess(principal, all);
  const call = toCall(request);
  const scope = { ...shared, principal, access, call, createdIds };
  const sources = new RequestSources(scope);
  const writes = new WriteAccess(scope, sources);
  return {
    sources,
    writes,
    call,
    isAccountScoped: access.isAccountScoped,
    connector: (name) => access.connector(name),
  };
}

function openConnector({ provider, entry }: ConfiguredConnector, options: ConnectorsOptions): Connector {
  const { clock, random, telemetry, memory = noMemory } = options;
  const connector: ConnectorRef = { name: entry.name, provider: provider.id, environment: entry.environment };
  const opened = provider.open(entry, {
    connector,
    limits: entry.limits,
    clock,
    random,
    telemetry,
    memory,
  });
  const { secrets, ...rest } = opened;
  return {
    ...connector,
    ...rest,
    capabilities: provider.capabilities,
    credentialFingerprint: () => fingerprintOf(secrets),
  };
}

function toCall({ principal, signal, requestId, callerHeaders = {} }: SourcesRequest): Call {
  const shareKey = toShareKey(principal);
  return { signal, requestId, shareKey, memo: new Map(), reads: createReadBudget(), callerHeaders };
}

/** The last key made for each caller's grants, which are one object for as long as they are configured. */
const shareKeys = new WeakMap<Grants, { readonly subject: string; readonly key: string }>();

/** A key that represents a caller with exactly these grants. */
function toShareKey({ subject, grants }: Principal): string {
  const known = shareKeys.get(grants);
  if (known?.subject === subject) return known.key;
  const key = digestOf(subject, grants);
  shareKeys.set(grants, { subject, key });
  return key;
}

function digestOf(subject: string, grants: Grants): string {
  const list = (granted: ReadonlySet<string> | 'all') => (granted === 'all' ? granted : [...granted].sort());
  const text = JSON.stringify([subject, list(grants.connectors), list(grants.accounts)]);
  return createHash('sha256').update(text).digest('base64url');
}
