import type { ConnectorRef } from './capabilities.js';

/** The reason for which the data of a connector is missing from a response. */
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

/** The failure of a request to a provider; the last two are definite answers of the provider, not outages. */
export type UpstreamCode = FailureCode | 'NOT_FOUND' | 'REJECTED';

/** One error in a provider's response. `field` is the provider's name of the field. */
export interface Refusal {
  readonly code: string | null;
  readonly field: string | null;
  /** The provider's text, for the log and for mapping only. It is never returned to a caller unchanged. */
  readonly message: string | null;
}

export interface UpstreamErrorDetails {
  readonly connector: ConnectorRef;
  readonly code: UpstreamCode;
  readonly status?: number;
  readonly retryAfterMs?: number;
  /** `no`: no byte was sent; `maybe`: the request may have taken effect; `yes`: the provider responded. */
  readonly sent: 'no' | 'maybe' | 'yes';
  readonly refusals?: readonly Refusal[];
  /** Replaces the message of the code. It follows the connector's name and is safe for end users. */
  readonly says?: string;
  readonly cause?: unknown;
}

const MESSAGES: Readonly<Record<UpstreamCode, string>> = {
  TIMEOUT: 'did not respond in time',
  UNAVAILABLE: 'is unavailable',
  RATE_LIMITED: 'limits the request rate',
  UNAUTHORIZED: 'did not accept our credentials',
  FORBIDDEN: 'does not allow this with our credentials',
  INVALID_RESPONSE: 'returned a response that could not be read',
  CIRCUIT_OPEN: 'gets no requests for some seconds after repeated failures',
  NOT_FOUND: 'does not know this object',
  REJECTED: 'refused the request',
};

const RETRYABLE: ReadonlySet<UpstreamCode> = new Set<UpstreamCode>([
  'TIMEOUT',
  'UNAVAILABLE',
  'RATE_LIMITED',
  'CIRCUIT_OPEN',
]);

/** A failed request to a provider. The message is safe for end users. */
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

  /** Whether the gateway held the request back until the circuit or a limit lets the next one pass. */
  get isHeldBack(): boolean {
    return this.code === 'CIRCUIT_OPEN' || (this.code === 'RATE_LIMITED' && this.sent === 'no');
  }
}

/** A record or response of a provider without the documented shape. `path` is the position in it. */
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

/** Invalid input of a caller. The message says what was required and what arrived. */
export class InvalidInputError extends Error {
  override readonly name = 'InvalidInputError';

  constructor(
    message: string,
    readonly field: string | null = null,
  ) {
    super(message);
  }
}

/** A connector whose data is missing from a response, as returned to the caller. */
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

/** The type of a value. The value itself may be an account number. */
function describe(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
