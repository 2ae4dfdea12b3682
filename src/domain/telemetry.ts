import type { ConnectorRef } from './capabilities.js';

/** Where rooms report what happened; the telemetry room implements it with logs and metrics. */
export interface Telemetry {
  /** A word of the provider that the tables do not know; `field` such as `ach.status`. */
  unknownWord(connector: ConnectorRef, field: string, word: string): void;
  /** A record that was left out; `reason` names paths and types, never values. */
  unreadable(connector: ConnectorRef, noun: string, reason: string): void;
  /** One attempt upstream ended. `outcome` is `ok` or an upstream code. */
  upstream(attempt: UpstreamAttempt): void;
  /** An operation of the journal has come to this status. */
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
  /** The path with ids taken out, for example `/account/:id`. */
  readonly route: string;
  readonly outcome: string;
  readonly status: number | null;
  readonly durationMs: number;
  readonly requestId: string | null;
}

/** Reports nothing. */
export const silentTelemetry: Telemetry = {
  unknownWord: () => undefined,
  unreadable: () => undefined,
  upstream: () => undefined,
  operation: () => undefined,
  log: () => undefined,
};
