import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Principal, Scope } from '../../auth/index.js';
import type { ConnectorView } from '../../datasources/index.js';
import { Connector } from '../connector/connector.type.js';
import type { GatewayContext } from '../context.js';
import { InheritsScope, NeedsNoScope } from '../shared/scope-guard.js';
import { Viewer } from './viewer.type.js';

@Resolver(() => Viewer)
export class ViewerResolver {
  @NeedsNoScope()
  @Query(() => Viewer, { description: 'The caller of this request. Needs no scope.' })
  viewer(@Ctx() { principal }: GatewayContext): Principal {
    return principal;
  }

  @FieldResolver(() => [String], { description: 'The scopes that the caller holds, in alphabetical order.' })
  scopes(@Root() viewer: Viewer): readonly Scope[] {
    return [...viewer.scopes].sort();
  }

  @InheritsScope()
  @FieldResolver(() => [Connector], { description: 'The connectors that the caller has access to.' })
  connectors(@Ctx() { sources }: GatewayContext): readonly ConnectorView[] {
    return sources.connectors();
  }
}
