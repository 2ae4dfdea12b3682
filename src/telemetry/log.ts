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

/** Creates the log. **Shape** one JSON object per line, times in UTC. Secrets are replaced; errors are reduced by `describeError`. */
export function createLogger({ level, destination }: LogOptions): Logger {
  const options = {
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
  return destination ? pino(options, destination) : pino(options);
}
