import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type * as domain from '../../domain/business.js';
import type { Connection } from '../../domain/connection.js';
import type { GatewayContext } from '../context.js';
import { ConnectorsArgs, toConnectorsListArgs } from '../shared/connectors-args.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { BusinessConnection } from './business.type.js';

@Resolver()
export class BusinessResolver {
  @RequiresScope('businesses:read')
  @Query(() => BusinessConnection, {
    nullable: true,
    description:
      'The businesses of all connectors in one list, newest first. Needs the scope `businesses:read`.',
  })
  businesses(
    @Args(() => ConnectorsArgs) args: ConnectorsArgs,
    @Ctx() { sources }: GatewayContext,
  ): Promise<Connection<domain.Business>> {
    return sources.businesses(toConnectorsListArgs('Query.businesses', args));
  }
}
