import { toGlobalId } from '../../domain/ids.js';
import type { Connector } from '../provider.js';
import type { ConnectorView } from './sources.js';

/** The connector as callers see it. */
export function toView(connector: Connector): ConnectorView {
  const { name, provider, environment, capabilities } = connector;
  const id = toGlobalId({ connector: name, kind: 'Connector', ref: name });
  return { id, name, provider, environment, capabilities, health: connector.health() };
}
