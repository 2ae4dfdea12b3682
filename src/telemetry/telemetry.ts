import type { DestinationStream, Logger } from 'pino';
import type { Telemetry } from '../domain/telemetry.js';
import { createLogger, type LogLevel } from './log.js';
import { createMetrics, type GraphqlRequest } from './metrics.js';

export interface TelemetryOptions {
  readonly level: LogLevel;
  /** Where log lines go; standard output by default. */
  readonly destination?: DestinationStream;
}

/** What the server holds; the other rooms are given `telemetry` alone. */
export interface TelemetryRoom {
  readonly telemetry: Telemetry;
  readonly logger: Logger;
  graphqlRequest(request: GraphqlRequest): void;
  /** In the text format of Prometheus. */
  metricsText(): Promise<string>;
  readonly contentType: string;
}

/** What could be a status or a type. Anything else, such as a number that opens an account, is not repeated. */
const WORD = /^(?!.*\d{4})[A-Za-z][\w .-]*$/;
const LONGEST_WORD = 40;
const NO_WORD = 'something that is no word';
const LONGEST_REASON = 200;
/** A provider that repeats itself would drown the log: the same complaint is written once, the metrics count them all. */
const REMEMBERED = 1000;

/** Reports to a log and to metrics of its own. */
export function createTelemetry(options: TelemetryOptions): TelemetryRoom {
  const logger = createLogger(options);
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
    graphqlRequest: (request) => metrics.graphqlRequest(request),
    metricsText: () => metrics.text(),
    contentType: metrics.contentType,
  };
}

/** Whether a complaint has not been met before. What is remembered is bounded: when it is full it starts over. */
function createNews(): (complaint: string) => boolean {
  const met = new Set<string>();
  return (complaint) => {
    if (met.has(complaint)) return false;
    if (met.size >= REMEMBERED) met.clear();
    met.add(complaint);
    return true;
  };
}
