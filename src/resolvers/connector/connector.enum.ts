import { PROVIDERS } from '../../datasources/index.js';
import type * as domain from '../../domain/capabilities.js';
import type * as errors from '../../domain/errors.js';
import type * as health from '../../domain/health.js';
import { enumType } from '../shared/enum-type.js';

export const Provider = enumType<domain.Provider>({
  name: 'Provider',
  description: 'A platform behind connectors.',
  values: Object.fromEntries(PROVIDERS.map(({ id, name, summary }) => [id, `${name}: ${summary}.`])),
});

export const Environment = enumType<domain.Environment>({
  name: 'Environment',
  description: 'Which world of a provider a connector speaks to.',
  values: {
    SANDBOX: 'Test data; no money moves.',
    PRODUCTION: 'Real accounts and real money.',
  },
});

export const ConnectorState = enumType<health.ConnectorState>({
  name: 'ConnectorState',
  description: 'How a connector has been doing.',
  values: {
    HEALTHY: 'Recent calls succeeded, or there were none.',
    DEGRADED: 'Some recent calls failed.',
    UNAVAILABLE: 'Calls are failing; its data is likely to be missing from answers.',
  },
});

export const CircuitState = enumType<health.CircuitState>({
  name: 'CircuitState',
  description: 'Whether calls are let through to a provider.',
  values: {
    CLOSED: 'Calls go through.',
    OPEN: 'The provider is being left alone after repeated failures.',
    HALF_OPEN: 'One call is let through to see whether the provider has recovered.',
  },
});

export const FailureCode = enumType<errors.FailureCode>({
  name: 'FailureCode',
  description: 'Why a connector could not contribute to an answer.',
  values: {
    TIMEOUT: 'The provider did not answer in time.',
    UNAVAILABLE: 'The provider could not be reached or reported a fault of its own.',
    RATE_LIMITED: 'The provider asked for fewer calls.',
    UNAUTHORIZED: 'The provider did not accept the credentials of the connector.',
    FORBIDDEN: 'The credentials of the connector do not allow this read.',
    INVALID_RESPONSE: 'The provider answered something that could not be read.',
    CIRCUIT_OPEN: 'Nothing was sent, because earlier calls kept failing.',
  },
});
