import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ConnectorView } from '../../datasources/index.js';
import type { GatewayContext } from '../context.js';
import { InheritsScope } from '../shared/scope-guard.js';
import { Connector } from './connector.type.js';

interface OfConnector {
  readonly connector: string;
}

/** A resolver for the field `connector` of a type. The domain holds the name; callers receive the connector. */
export function connectorField(
  type: ClassType<OfConnector>,
  description = 'The connector that the object was read through.',
): ClassType {
  @Resolver(() => type)
  class ConnectorFieldResolver {
    @InheritsScope()
    @FieldResolver(() => Connector, { description })
    connector(@Root() root: OfConnector, @Ctx() { sources }: GatewayContext): ConnectorView {
      return sources.connector(root.connector);
    }
  }
  return ConnectorFieldResolver;
}
