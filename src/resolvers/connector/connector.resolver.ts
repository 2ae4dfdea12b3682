import { Ctx, Query, Resolver } from 'type-graphql';
import type { ConnectorView } from '../../datasources/index.js';
import type { GatewayContext } from '../context.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { Connector } from './connector.type.js';

@Resolver(() => Connector)
export class ConnectorResolver {
  @RequiresScope('connectors:read')
  @Query(() => [Connector], {
    nullable: true,
    description: 'The connectors that the caller has access to. Needs the scope `connectors:read`.',
  })
  connectors(@Ctx() { sources }: GatewayContext): readonly ConnectorView[] {
    return sources.connectors();
  }
}
