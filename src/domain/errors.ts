import type { ConnectorRef } from './capabilities.js';

/** Why a connector could not contribute to an answer. */
export const FAILURE_CODES = [
  'TIMEOUT',
  'UNAVAILABLE',
  'RATE_LIMITED',
  'UNAUTHORIZED',
  'FORBIDDEN',
  'INVALID_RESPONSE',
  'CIRCUIT_OPEN',
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

/** A failure of a call upstream; the last two are the provider's clear answers, not outages. */
export type UpstreamCode = FailureCode | 'NOT_FOUND' | 'REJECTED';

/** One thing the provider objected to. `field` in the provider's words. */
export interface Refusal {
  readonly code: string | null;
  readonly field: string | null;
  /** The provider's text. For the log and for mapping only: never shown to a caller as it is. */
  readonly message: string | null;
}

export interface UpstreamErrorDetails {
  readonly connector: ConnectorRef;
  readonly code: UpstreamCode;
  readonly status?: number;
  readonly retryAfterMs?: number;
  /** `no`: not a byte left; `maybe`: the provider may have acted; `yes`: it answered. */
  readonly sent: 'no' | 'maybe' | 'yes';
  readonly refusals?: readonly Refusal[];
  /** In place of what the code says; safe for end users. Follows the connector's name. */
  readonly says?: string;
  readonly cause?: unknown;
}

const MESSAGES: Readonly<Record<UpstreamCode, string>> = {
  TIMEOUT: 'did not answer in time',
  UNAVAILABLE: 'is not available at the moment',
  RATE_LIMITED: 'asks us to slow down',
  UNAUTHORIZED: 'did not accept our credentials',
  FORBIDDEN: 'does not allow this with our credentials',
  INVALID_RESPONSE: 'gave an answer that could not be read',
  CIRCUIT_OPEN: 'is being left alone after repeated failures',
  NOT_FOUND: 'does not know this object',
  REJECTED: 'refused the request',
};

const RETRYABLE: ReadonlySet<UpstreamCode> = new Set<UpstreamCode>([
  'TIMEOUT',
  'UNAVAILABLE',
  'RATE_LIMITED',
  'CIRCUIT_OPEN',
]);

/** A call to a provider that did not give what was asked for. The message is safe for end users. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  readonly connector: ConnectorRef;
  readonly code: UpstreamCode;
  readonly status: number | null;
  readonly retryAfterMs: number | null;
  readonly sent: 'no' | 'maybe' | 'yes';
  readonly refusals: readonly Refusal[];

  constructor(details: UpstreamErrorDetails) {
    super(`${details.connector.name} ${details.says ?? MESSAGES[details.code]}`, { cause: details.cause });
    this.connector = details.connector;
    this.code = details.code;
    this.status = details.status ?? null;
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.sent = details.sent;
    this.refusals = details.refusals ?? [];
  }

  get retryable(): boolean {
    return RETRYABLE.has(this.code);
  }
}

/** A record or answer of a provider that does not have the documented shape. `path` says where. */
export class MalformedResponseError extends Error {
  override readonly name = 'MalformedResponseError';

  constructor(
    readonly path: string,
    required: string,
    arrived: unknown,
  ) {
    super(`${path}: required ${required}, arrived ${describe(arrived)}`);
  }
}

/** What a caller sent that cannot be used; the message says what was required and what arrived. */
export class InvalidInputError extends Error {
  override readonly name = 'InvalidInputError';

  constructor(
    message: string,
    readonly field: string | null = null,
  ) {
    super(message);
  }
}

/** A connector that could not contribute to a result, as the caller is told. */
export interface ConnectorFailure {
  readonly connector: string;
  readonly code: FailureCode;
  readonly message: string;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | null;
}

/** An upstream error → the entry in `unavailable`. */
export function toConnectorFailure(error: UpstreamError): ConnectorFailure {
  const code = error.code === 'NOT_FOUND' || error.code === 'REJECTED' ? 'INVALID_RESPONSE' : error.code;
  return {
    connector: error.connector.name,
    code,
    message: error.message,
    retryable: error.retryable,
    retryAfterSeconds: error.retryAfterMs === null ? null : Math.ceil(error.retryAfterMs / 1000),
  };
}

/** The type of a value, never the value: it may be an account number. */
function describe(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
