import { PROVIDERS } from '../../datasources/index.js';
import type * as domain from '../../domain/capabilities.js';
import type * as errors from '../../domain/errors.js';
import type * as health from '../../domain/health.js';
import { enumType } from '../shared/enum-type.js';

export const Provider = enumType<domain.Provider>({
  name: 'Provider',
  description: 'A bank platform that connectors connect to.',
  values: Object.fromEntries(PROVIDERS.map(({ id, name, summary }) => [id, `${name}: ${summary}.`])),
});

export const Environment = enumType<domain.Environment>({
  name: 'Environment',
  description: 'The environment of a provider that a connector uses.',
  values: {
    SANDBOX: 'Test data; no money moves.',
    PRODUCTION: 'Real accounts and real money.',
  },
});

export const ConnectorState = enumType<health.ConnectorState>({
  name: 'ConnectorState',
  description: 'The state of a connector.',
  values: {
    HEALTHY: 'Recent calls succeeded, or there were none.',
    DEGRADED: 'Some recent calls failed.',
    UNAVAILABLE: 'Calls are failing. Data of this connector is likely to be missing from responses.',
  },
});

export const CircuitState = enumType<health.CircuitState>({
  name: 'CircuitState',
  description: 'The state of the circuit breaker of a provider.',
  values: {
    CLOSED: 'Calls are sent.',
    OPEN: 'Calls are stopped after repeated failures.',
    HALF_OPEN: 'One call is sent to test whether the provider has recovered.',
  },
});

export const FailureCode = enumType<errors.FailureCode>({
  name: 'FailureCode',
  description: 'Machine-readable reason why the data of a connector is missing from a response.',
  values: {
    TIMEOUT: 'The provider did not respond in time.',
    UNAVAILABLE: 'The provider could not be reached or reported an internal error.',
    RATE_LIMITED:
      'The provider limited the rate of calls, or the gateway sent no call because of its own limits.',
    UNAUTHORIZED: 'The provider rejected the credentials of the connector.',
    FORBIDDEN: 'The credentials of the connector do not allow this read.',
    INVALID_RESPONSE: 'The response of the provider could not be parsed.',
    CIRCUIT_OPEN: 'No call was sent, because earlier calls failed repeatedly.',
  },
});
