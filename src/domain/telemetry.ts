import type { ConnectorRef } from './capabilities.js';

/** The levels of the log, the most severe first. */
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The reporting interface of the rooms. `src/telemetry` implements it with logs and metrics. */
export interface Telemetry {
  /** Reports a word of the provider that the mapping tables do not contain; `field` is for example `ach.status`. */
  unknownWord(connector: ConnectorRef, field: string, word: string): void;
  /** Reports a record that was left out; `reason` contains paths and types, never values. */
  unreadable(connector: ConnectorRef, noun: string, reason: string): void;
  /** Reports the end of one attempt at a provider. `outcome` is `ok` or an upstream code. */
  upstream(attempt: UpstreamAttempt): void;
  /** Reports that an operation of the journal entered this status. */
  operation(moved: { readonly connector: string; readonly kind: string; readonly status: string }): void;
  log(
    level: 'debug' | 'info' | 'warn' | 'error',
    message: string,
    fields?: Readonly<Record<string, unknown>>,
  ): void;
}

export interface UpstreamAttempt {
  readonly connector: ConnectorRef;
  readonly method: string;
  /** The path with placeholders for ids, for example `/account/:id`. */
  readonly route: string;
  readonly outcome: string;
  readonly status: number | null;
  readonly durationMs: number;
  readonly requestId: string | null;
  /** The reason that the provider gave for a refusal, as operators may see it. */
  readonly providerMessage: string | null;
}

/** A telemetry that reports nothing. */
export const silentTelemetry: Telemetry = {
  unknownWord: () => undefined,
  unreadable: () => undefined,
  upstream: () => undefined,
  operation: () => undefined,
  log: () => undefined,
};
