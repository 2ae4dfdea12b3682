import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { ConnectorRef } from '../domain/capabilities.js';
import type { UpstreamAttempt } from '../domain/telemetry.js';

/** One completed GraphQL request. */
export interface GraphqlRequest {
  readonly operation: 'query' | 'mutation' | 'subscription' | 'unknown';
  /** `ok`, or the code of the first error. */
  readonly outcome: string;
  readonly durationMs: number;
}

/** The metrics. Every label has few values: names from the configuration or the code, never ids or texts of providers. */
export interface Metrics {
  upstream(attempt: UpstreamAttempt): void;
  unknownWord(connector: ConnectorRef, field: string): void;
  unreadable(connector: ConnectorRef, noun: string): void;
  /** Records that an operation of the journal entered a status. */
  operation(connector: string, kind: string, status: string): void;
  graphqlRequest(request: GraphqlRequest): void;
  /** The metrics in the text format of Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const ROUTES_PER_CONNECTOR = 100;
const OUTCOMES = 100;

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counters = createCounters(registry);
  const route = bounded(ROUTES_PER_CONNECTOR);
  const graphqlOutcome = bounded(OUTCOMES);
  return {
    upstream({ connector: { name: connector }, method, route: path, outcome, durationMs }) {
      const labels = { connector, method, route: route(connector, path), outcome };
      counters.attempts.inc(labels);
      counters.attemptSeconds.observe(labels, durationMs / 1000);
    },
    unknownWord: ({ name: connector }, field) => counters.unknownWords.inc({ connector, field }),
    unreadable: ({ name: connector }, noun) => counters.unreadable.inc({ connector, noun }),
    operation: (connector, kind, status) => counters.operations.inc({ connector, kind, status }),
    graphqlRequest({ operation, outcome, durationMs }) {
      const labels = { operation, outcome: graphqlOutcome('', outcome) };
      counters.requests.inc(labels);
      counters.requestSeconds.observe(labels, durationMs / 1000);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function createCounters(registry: Registry) {
  const registers = [registry];
  return { ...createUpstreamCounters(registers), ...createRequestCounters(registers) };
}

function createUpstreamCounters(registers: Registry[]) {
  const attempt = ['connector', 'method', 'route', 'outcome'] as const;
  return {
    attempts: new Counter({
      name: 'exchequer_upstream_attempts_total',
      help: 'Requests sent to providers, including retries',
      labelNames: attempt,
      registers,
    }),
    attemptSeconds: new Histogram({
      name: 'exchequer_upstream_attempt_seconds',
      help: 'Duration of requests to providers in seconds',
      labelNames: attempt,
      buckets: SECONDS,
      registers,
    }),
    unknownWords: new Counter({
      name: 'exchequer_unknown_words_total',
      help: 'Words of providers, such as statuses, that were mapped to UNKNOWN',
      labelNames: ['connector', 'field'] as const,
      registers,
    }),
    unreadable: new Counter({
      name: 'exchequer_unreadable_records_total',
      help: 'Records of providers that were left out as unreadable',
      labelNames: ['connector', 'noun'] as const,
      registers,
    }),
  };
}

function createRequestCounters(registers: Registry[]) {
  const request = ['operation', 'outcome'] as const;
  return {
    requests: new Counter({
      name: 'exchequer_graphql_requests_total',
      help: 'Completed GraphQL requests',
      labelNames: request,
      registers,
    }),
    requestSeconds: new Histogram({
      name: 'exchequer_graphql_request_seconds',
      help: 'Duration of GraphQL requests in seconds',
      labelNames: request,
      buckets: SECONDS,
      registers,
    }),
    operations: new Counter({
      name: 'exchequer_operations_total',
      help: 'Status changes of journal operations; NEEDS_REVIEW requires review by a person',
      labelNames: ['connector', 'kind', 'status'] as const,
      registers,
    }),
  };
}

/** Keeps the first `most` values of each scope and replaces later ones by `other`, so that the number of label values is limited. */
function bounded(most: number): (scope: string, value: string) => string {
  const met = new Map<string, Set<string>>();
  return (scope, value) => {
    const values = met.get(scope) ?? new Set();
    met.set(scope, values);
    if (values.size < most) values.add(value);
    return values.has(value) ? value : 'other';
  };
}
