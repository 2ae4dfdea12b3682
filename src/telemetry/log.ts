import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import type { LogLevel } from '../domain/telemetry.js';
import { describeError } from './describe-error.js';

export interface LogOptions {
  readonly level: LogLevel;
  /** The destination of the lines; default: standard output. */
  readonly destination?: DestinationStream;
}

/** Names of fields with secrets or account numbers. They are hidden at the top level and in two levels of nesting. */
const HIDDEN_NAMES = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'accessToken',
  'access_token',
  'apiKey',
  'apiSecret',
  'clientSecret',
  'client_secret',
  'keyValue',
  'accountNumber',
  'account_number',
  'routingNumber',
  'routing_number',
  'cardNumber',
  'pan',
  'cvv',
  'ssn',
  'taxId',
] as const;

/** One answered HTTP request. The type leaves no place for a header, a body or a query string. */
export interface RequestLine {
  readonly requestId: string;
  readonly method: string;
  /** The pattern of the route. */
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
  readonly caller: string | undefined;
}

/** The log, and the lines of requests. */
export interface Logs {
  readonly logger: Logger;
  request(line: RequestLine): void;
}

/**
 * Creates the log. The lines of requests are not searched for secrets, because their type has no place for one: the search costs more than
 * the line.
 */
export function createLogs({ level, destination = pino.destination(1) }: LogOptions): Logs {
  const { redact: _searched, ...plain } = optionsFor(level);
  const requests = pino(plain, destination);
  return {
    logger: createLogger({ level, destination }),
    request: ({ requestId, method, route, status, durationMs, caller }) =>
      requests.info({ requestId, method, route, status, durationMs, caller }, 'request'),
  };
}

/** Creates the log. **Shape** one JSON object per line, times in UTC. Secrets are replaced; errors are reduced by `describeError`. */
export function createLogger({ level, destination }: LogOptions): Logger {
  const options = optionsFor(level);
  return destination ? pino(options, destination) : pino(options);
}

function optionsFor(level: LogLevel) {
  return {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError, error: describeError },
    redact: {
      paths: HIDDEN_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[hidden]',
    },
  };
}
