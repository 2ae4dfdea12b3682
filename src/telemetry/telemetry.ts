import type { DestinationStream, Logger } from 'pino';
import type { LogLevel, Telemetry } from '../domain/telemetry.js';
import { createLogs, type RequestLine } from './log.js';
import { createMetrics, type GraphqlRequest } from './metrics.js';

export interface TelemetryOptions {
  readonly level: LogLevel;
  /** The destination of log lines; default: standard output. */
  readonly destination?: DestinationStream;
}

/** The interface for the server; the other rooms receive only `telemetry`. */
export interface TelemetryRoom {
  readonly telemetry: Telemetry;
  readonly logger: Logger;
  /** Logs an answered HTTP request. */
  httpRequest(line: RequestLine): void;
  graphqlRequest(request: GraphqlRequest): void;
  /** The metrics in the text format of Prometheus. */
  metricsText(): Promise<string>;
  readonly contentType: string;
}

/** Matches a possible status or type. Other words, such as account numbers, are not logged. */
const WORD = /^(?!.*\d{4})[A-Za-z][\w .-]*$/;
const LONGEST_WORD = 40;
const NO_WORD = 'a value that is not a word';
const LONGEST_REASON = 200;
/** The number of remembered complaints. A repeated complaint is logged once; the metrics count every occurrence. */
const REMEMBERED = 1000;

/** Creates the telemetry with its log and metrics. */
export function createTelemetry(options: TelemetryOptions): TelemetryRoom {
  const { logger, request } = createLogs(options);
  const metrics = createMetrics();
  const isNews = createNews();
  const telemetry: Telemetry = {
    unknownWord(connector, field, word) {
      metrics.unknownWord(connector, field);
      const shown = WORD.test(word) ? word.slice(0, LONGEST_WORD) : NO_WORD;
      if (!isNews(`word ${connector.name} ${field} ${shown}`)) return;
      logger.warn({ connector: connector.name, field, word: shown }, 'provider used an unknown word');
    },
    unreadable(connector, noun, reason) {
      metrics.unreadable(connector, noun);
      const shown = reason.slice(0, LONGEST_REASON);
      if (!isNews(`record ${connector.name} ${noun} ${shown.replace(/\d+/g, '#')}`)) return;
      logger.warn({ connector: connector.name, noun, reason: shown }, 'provider sent an unreadable record');
    },
    upstream(attempt) {
      metrics.upstream(attempt);
      const { connector, ...fields } = attempt;
      logger.debug({ connector: connector.name, ...fields }, 'upstream attempt');
    },
    operation: ({ connector, kind, status }) => metrics.operation(connector, kind, status),
    log: (level, message, fields = {}) => logger[level](fields, message),
  };
  return {
    telemetry,
    logger,
    httpRequest: request,
    graphqlRequest: (completed) => metrics.graphqlRequest(completed),
    metricsText: () => metrics.text(),
    contentType: metrics.contentType,
  };
}

/** Returns a function that is true for a new complaint. The memory is cleared when it is full. */
function createNews(): (complaint: string) => boolean {
  const met = new Set<string>();
  return (complaint) => {
    if (met.has(complaint)) return false;
    if (met.size >= REMEMBERED) met.clear();
    met.add(complaint);
    return true;
  };
}
