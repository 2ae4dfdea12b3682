export const CONNECTOR_STATES = ['HEALTHY', 'DEGRADED', 'UNAVAILABLE'] as const;
export type ConnectorState = (typeof CONNECTOR_STATES)[number];

export const CIRCUIT_STATES = ['CLOSED', 'OPEN', 'HALF_OPEN'] as const;
export type CircuitState = (typeof CIRCUIT_STATES)[number];

/** The health of a connector, computed from its recent requests. */
export interface ConnectorHealth {
  readonly state: ConnectorState;
  readonly circuit: CircuitState;
  readonly lastSuccessAt: string | null;
  readonly lastFailureAt: string | null;
  readonly lastFailureReason: string | null;
  readonly latencyP50Ms: number | null;
  readonly latencyP95Ms: number | null;
}
