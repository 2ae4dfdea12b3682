import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import { describeError } from './describe-error.js';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LogOptions {
  readonly level: LogLevel;
  /** Where the lines go; standard output by default. */
  readonly destination?: DestinationStream;
}

/** Names of fields that hold secrets or numbers that open an account, wherever they stand within two levels. */
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

/** The log: one JSON object a line, times in UTC. Secrets are replaced, errors under `err` are reduced to what is safe. */
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
