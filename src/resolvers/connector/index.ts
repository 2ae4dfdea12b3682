import { ConnectorResolver } from './connector.resolver.js';

export const connectorResolvers = [ConnectorResolver] as const;
