import { toGlobalId } from '../../domain/ids.js';
import type { Connector } from '../provider.js';
import type { ConnectorView } from './sources.js';

const views = new WeakMap<Connector, ConnectorView>();

/** The connector as callers see it. Its health is computed when it is read. */
export function toView(connector: Connector): ConnectorView {
  const known = views.get(connector);
  if (known) return known;
  const { name, provider, environment, capabilities } = connector;
  const id = toGlobalId({ connector: name, kind: 'Connector', ref: name });
  const view: ConnectorView = {
    id,
    name,
    provider,
    environment,
    capabilities,
    get health() {
      return connector.health();
    },
  };
  views.set(connector, view);
  return view;
}
